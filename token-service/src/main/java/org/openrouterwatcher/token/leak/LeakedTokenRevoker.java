package org.openrouterwatcher.token.leak;

import java.util.Optional;
import org.openrouterwatcher.audit.trail.Actor;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.token.audit.Actions;
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
    private final AuditTrail audit;

    LeakedTokenRevoker(ApiTokens tokens, TokenRevoker revoker, AuditTrail audit) {
        this.tokens = tokens;
        this.revoker = revoker;
        this.audit = audit;
    }

    /** Revokes the token with this value, if there is one. */
    @Transactional
    void revoke(Secret value) {
        Optional<ApiToken> token = tokens.find(ApiTokenFormat.digest(value.reveal()));
        token.ifPresentOrElse(
                it -> revoker.revoke(it, RevocationReason.REPORTED_LEAKED),
                () -> audit.refused(Actor.ANONYMOUS, Actions.API_TOKEN_REVOKE, "unknown-token"));
        log.atInfo().addKeyValue("known", token.isPresent()).log("leaked token reported");
    }
}
