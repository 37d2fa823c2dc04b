package org.openrouterwatcher.token.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationKind;
import org.openrouterwatcher.token.proof.Revocations;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Revokes API tokens and tells the gateways. What is revoked stays revoked. */
@Component
public class TokenRevoker {

    private static final Logger log = LoggerFactory.getLogger(TokenRevoker.class);

    private final ApiTokens tokens;
    private final Revocations revocations;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    TokenRevoker(ApiTokens tokens, Revocations revocations, Outbox outbox, AuditTrail audit, Clock clock) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {

        /** Now or before. */
        record Revoked(Revocation revocation) implements Outcome {}

        record SomeoneElses() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** Revokes a token of this account. */
    @Transactional
    Outcome revoke(long tokenId, long accountId) {
        Optional<ApiToken> token = tokens.find(tokenId);
        if (token.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (token.get().accountId() != accountId) {
            return new Outcome.SomeoneElses();
        }
        return new Outcome.Revoked(revoke(token.get(), RevocationReason.REVOKED_BY_OWNER));
    }

    /**
     * Revokes a token whoever owns it, in the caller's transaction. When it was revoked before, what there is to prove
     * is what did that.
     */
    @Transactional
    public Revocation revoke(ApiToken token, RevocationReason reason) {
        Instant now = clock.instant();
        String about = TokenEvent.token(token.id());
        List<String> ended = tokens.revoke(token.id(), now, reason).stream()
                .map(it -> tell(it, now, reason))
                .toList();
        return Optional.of(about)
                .filter(_ -> ended.isEmpty())
                .flatMap(revocations::lastAbout)
                .orElseGet(() -> revocations.add(kind(reason), about, token.accountId(), ended));
    }

    /** Revokes all tokens of an account, and returns those that were not before. Lock the account first. */
    @Transactional
    public List<String> revokeAll(long accountId, RevocationReason reason) {
        Instant now = clock.instant();
        return tokens.revokeAll(accountId, now, reason).stream()
                .map(token -> tell(token, now, reason))
                .toList();
    }

    private static RevocationKind kind(RevocationReason reason) {
        return switch (reason) {
            case REPORTED_LEAKED -> RevocationKind.LEAK_REPORTED;
            case ROTATED -> RevocationKind.TOKEN_ROTATED;
            default -> RevocationKind.TOKEN_REVOKED;
        };
    }

    private String tell(ApiToken token, Instant now, RevocationReason reason) {
        var event = new ApiTokenRevoked(token.id(), token.accountId(), now, token.expiresAt(), reason, token.version());
        outbox.append(event);
        audit.done(Actions.API_TOKEN_REVOKE, Subjects.apiToken(token.id()), Map.of("reason", reason));
        log.atInfo()
                .addKeyValue("accountId", token.accountId())
                .addKeyValue("tokenId", token.id())
                .addKeyValue("reason", reason)
                .log("token revoked");
        return event.subject();
    }
}
