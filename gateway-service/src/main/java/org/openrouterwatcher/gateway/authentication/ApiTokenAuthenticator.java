package org.openrouterwatcher.gateway.authentication;

import java.time.Clock;
import org.openrouterwatcher.gateway.tokens.TokenIntrospection;
import org.openrouterwatcher.gateway.tokens.ViewReadiness;
import org.openrouterwatcher.revocation.TokenDigest;
import org.openrouterwatcher.revocation.TokenStatus;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.token.ApiTokenFormat;

/**
 * Judges API tokens by the local view; only a token that the view does not know is asked about. A script acts with the
 * rights of a user, never of an admin.
 */
public final class ApiTokenAuthenticator implements Authenticator {

    private final TokenView view;
    private final ViewReadiness readiness;
    private final TokenIntrospection introspection;
    private final Clock clock;

    public ApiTokenAuthenticator(
            TokenView view, ViewReadiness readiness, TokenIntrospection introspection, Clock clock) {
        this.view = view;
        this.readiness = readiness;
        this.introspection = introspection;
        this.clock = clock;
    }

    @Override
    public Verdict authenticate(String credential, boolean mayAsk) {
        if (!credential.startsWith(ApiTokenFormat.PREFIX)) {
            return new Verdict.NotMine();
        }
        if (!ApiTokenFormat.isWellFormed(credential)) {
            return new Verdict.Refused(Reason.MALFORMED);
        }
        if (!readiness.isComplete()) {
            return new Verdict.Unsure("the gateway is still learning which tokens are valid");
        }
        TokenDigest digest = TokenDigest.parse(ApiTokenFormat.digest(credential));
        return switch (view.status(digest, clock.instant())) {
            case TokenStatus.Unknown _ -> mayAsk ? afterAsking(digest) : new Verdict.Refused(Reason.UNKNOWN);
            case TokenStatus known -> judge(known);
        };
    }

    private Verdict afterAsking(TokenDigest digest) {
        return switch (introspection.ask(digest)) {
            case LEARNED -> judge(view.status(digest, clock.instant()));
            case INACTIVE -> new Verdict.Refused(Reason.UNKNOWN);
            case UNANSWERED -> new Verdict.Unsure("the gateway cannot find out now whether this token is valid");
        };
    }

    private static Verdict judge(TokenStatus status) {
        return switch (status) {
            case TokenStatus.Active(long tokenId, long userId) ->
                new Verdict.Accepted(Caller.apiToken(userId, Caller.Role.USER, tokenId));
            case TokenStatus.Revoked _ -> new Verdict.Refused(Reason.REVOKED);
            case TokenStatus.Expired _ -> new Verdict.Refused(Reason.EXPIRED);
            case TokenStatus.Unknown _ -> new Verdict.Refused(Reason.UNKNOWN);
        };
    }
}
