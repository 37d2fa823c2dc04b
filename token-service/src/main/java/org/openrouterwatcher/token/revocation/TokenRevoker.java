package org.openrouterwatcher.token.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.messaging.outbox.Outbox;
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
    private final Outbox outbox;
    private final Clock clock;

    TokenRevoker(ApiTokens tokens, Outbox outbox, Clock clock) {
        this.tokens = tokens;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of it. */
    enum Outcome {
        /** Now or before. */
        REVOKED,
        SOMEONE_ELSES,
        UNKNOWN
    }

    /** Revokes a token of this account. */
    @Transactional
    Outcome revoke(long tokenId, long accountId) {
        Optional<ApiToken> token = tokens.find(tokenId);
        if (token.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (token.get().accountId() != accountId) {
            return Outcome.SOMEONE_ELSES;
        }
        revoke(token.get(), RevocationReason.REVOKED_BY_OWNER);
        return Outcome.REVOKED;
    }

    /** Revokes a token whoever owns it, in the caller's transaction. Nothing happens when it was revoked before. */
    @Transactional
    public void revoke(ApiToken token, RevocationReason reason) {
        Instant now = clock.instant();
        tokens.revoke(token.id(), now, reason).ifPresent(it -> tell(it, now, reason));
    }

    /** Revokes all tokens of an account. Lock the account first, or one may be issued meanwhile. */
    @Transactional
    public void revokeAll(long accountId, RevocationReason reason) {
        Instant now = clock.instant();
        tokens.revokeAll(accountId, now, reason).forEach(token -> tell(token, now, reason));
    }

    private void tell(ApiToken token, Instant now, RevocationReason reason) {
        outbox.append(
                new ApiTokenRevoked(token.id(), token.accountId(), now, token.expiresAt(), reason, token.version()));
        log.atInfo()
                .addKeyValue("accountId", token.accountId())
                .addKeyValue("tokenId", token.id())
                .addKeyValue("reason", reason)
                .log("token revoked");
    }
}
