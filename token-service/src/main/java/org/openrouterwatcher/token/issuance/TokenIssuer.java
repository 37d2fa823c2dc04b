package org.openrouterwatcher.token.issuance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.token.sessions.OngoingSessions;
import org.openrouterwatcher.web.secret.Secret;
import org.openrouterwatcher.web.token.ApiTokenFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes API tokens and tells the gateways of them. */
@Component
class TokenIssuer {

    private static final Logger log = LoggerFactory.getLogger(TokenIssuer.class);

    private final Accounts accounts;
    private final OngoingSessions sessions;
    private final ApiTokens tokens;
    private final Outbox outbox;
    private final IssuanceProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TokenIssuer(
            Accounts accounts,
            OngoingSessions sessions,
            ApiTokens tokens,
            Outbox outbox,
            IssuanceProperties properties,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Issued {
        /** @param value shown to the owner now, and to nobody later */
        record Token(ApiToken token, Secret value) implements Issued {}

        record LimitReached(int limit) implements Issued {}
    }

    /** Makes a token for a person. The account is locked, so the limit is exact however many ask at once. */
    @Transactional
    Issued issue(LoggedIn owner, TokenName name, Optional<Expiry> expiry) {
        accounts.lock(owner.accountId());
        sessions.require(owner);
        Instant now = clock.instant();
        if (tokens.countActive(owner.accountId(), now) >= properties.maxActivePerAccount()) {
            return new Issued.LimitReached(properties.maxActivePerAccount());
        }
        Secret value = ApiTokenFormat.generate(random);
        ApiToken token = tokens.add(
                owner.accountId(),
                name.text(),
                ApiTokenFormat.digest(value.reveal()),
                now,
                expiry.map(Expiry::at).orElse(null));
        outbox.append(new ApiTokenIssued(
                token.id(), token.accountId(), token.digest(), now, token.expiresAt(), token.version()));
        log.atInfo()
                .addKeyValue("accountId", token.accountId())
                .addKeyValue("tokenId", token.id())
                .log("token issued");
        return new Issued.Token(token, value);
    }
}
