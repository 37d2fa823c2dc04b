package org.openrouterwatcher.token.issuance;

import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.web.secret.Secret;
import org.openrouterwatcher.web.token.ApiTokenFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the value of a token, its row, and what gateways are told of it. */
@Component
public class TokenMint {

    private static final Logger log = LoggerFactory.getLogger(TokenMint.class);

    private final ApiTokens tokens;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SecureRandom random = new SecureRandom();

    TokenMint(ApiTokens tokens, Outbox outbox, AuditTrail audit) {
        this.tokens = tokens;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * A token and its value.
     *
     * @param value shown to the owner now, and to nobody later
     */
    public record Minted(ApiToken token, Secret value) {}

    /** Makes a token in the caller's transaction. Whether there may be one more is the caller's to ask. */
    public Minted mint(long accountId, String name, Instant now, @Nullable Instant expiresAt) {
        Secret value = ApiTokenFormat.generate(random);
        ApiToken token = tokens.add(accountId, name, ApiTokenFormat.digest(value.reveal()), now, expiresAt);
        outbox.append(new ApiTokenIssued(token.id(), accountId, token.digest(), now, expiresAt, token.version()));
        audit.done(Actions.API_TOKEN_ISSUE, Subjects.apiToken(token.id()));
        log.atInfo()
                .addKeyValue("accountId", accountId)
                .addKeyValue("tokenId", token.id())
                .log("token issued");
        return new Minted(token, value);
    }
}
