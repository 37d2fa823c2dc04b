package org.openrouterwatcher.token.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.outbox.Retelling;
import org.springframework.stereotype.Component;

/** Tells a new feed of every token that has not expired: which may be used, and which never again. */
@Component
class ApiTokenRetelling implements Retelling {

    private static final int PAGE = 1_000;

    private final ApiTokens tokens;
    private final Clock clock;

    ApiTokenRetelling(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return Topics.TOKEN_EVENTS;
    }

    @Override
    public void tell(Consumer<Fact> facts) {
        Instant now = clock.instant();
        List<ApiToken> page = tokens.unexpired(0, now, PAGE);
        while (!page.isEmpty()) {
            page.stream().map(ApiTokenRetelling::fact).forEach(facts);
            page = tokens.unexpired(page.getLast().id(), now, PAGE);
        }
    }

    private static Fact fact(ApiToken token) {
        Instant revokedAt = token.revokedAt();
        RevocationReason reason = token.revokeReason();
        return revokedAt == null || reason == null
                ? Fact.of(new ApiTokenIssued(
                        token.id(),
                        token.accountId(),
                        token.digest(),
                        token.createdAt(),
                        token.expiresAt(),
                        token.version()))
                : Fact.of(new ApiTokenRevoked(
                        token.id(), token.accountId(), revokedAt, token.expiresAt(), reason, token.version()));
    }
}
