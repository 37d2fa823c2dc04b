package org.openrouterwatcher.token.leak;

import java.util.Optional;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.token.revocation.TokenRevoker;
import org.openrouterwatcher.web.secret.Secret;
import org.openrouterwatcher.web.token.ApiTokenFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Revokes a token by its value: who holds it could do worse. */
@Component
class LeakedTokenRevoker {

    private static final Logger log = LoggerFactory.getLogger(LeakedTokenRevoker.class);

    private final ApiTokens tokens;
    private final TokenRevoker revoker;

    LeakedTokenRevoker(ApiTokens tokens, TokenRevoker revoker) {
        this.tokens = tokens;
        this.revoker = revoker;
    }

    /** Revokes the token with this value, if there is one. */
    @Transactional
    void revoke(Secret value) {
        Optional<ApiToken> token = tokens.find(ApiTokenFormat.digest(value.reveal()));
        token.ifPresent(it -> revoker.revoke(it, RevocationReason.REPORTED_LEAKED));
        log.atInfo().addKeyValue("known", token.isPresent()).log("leaked token reported");
    }
}
