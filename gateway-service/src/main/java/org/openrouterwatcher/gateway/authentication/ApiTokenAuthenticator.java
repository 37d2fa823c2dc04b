package org.openrouterwatcher.gateway.authentication;

import java.time.Clock;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.openrouterwatcher.gateway.tokens.TokenIntrospection;
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

    /** Said to everything that anybody makes up, so it is made once. */
    private static final Verdict MALFORMED = new Verdict.Refused(Reason.MALFORMED);

    private final TokenView view;
    private final ViewTrust trust;
    private final TokenIntrospection introspection;
    private final Clock clock;

    public ApiTokenAuthenticator(TokenView view, ViewTrust trust, TokenIntrospection introspection, Clock clock) {
        this.view = view;
        this.trust = trust;
        this.introspection = introspection;
        this.clock = clock;
    }

    @Override
    public Verdict authenticate(String credential) {
        if (!credential.startsWith(ApiTokenFormat.PREFIX)) {
            return new Verdict.NotMine();
        }
        if (!ApiTokenFormat.isWellFormed(credential)) {
            return MALFORMED;
        }
        if (trust.isBooting()) {
            return new Verdict.Unsure(Doubt.BOOTING);
        }
        TokenStatus status = view.status(digest(credential), clock.instant());
        return status instanceof TokenStatus.Unknown ? unlessTooOld(new Verdict.Unknown()) : judge(status);
    }

    @Override
    public Verdict ask(String credential) {
        TokenDigest digest = digest(credential);
        return switch (introspection.ask(digest)) {
            case LEARNED -> judge(view.status(digest, clock.instant()));
            case INACTIVE -> new Verdict.Refused(Reason.UNKNOWN);
            case UNANSWERED -> new Verdict.Unsure(Doubt.UNANSWERED);
        };
    }

    /** What is refused stays refused; for everything else the view must not be too old, now that it was looked at. */
    private Verdict judge(TokenStatus status) {
        return switch (status) {
            case TokenStatus.Revoked _ -> new Verdict.Refused(Reason.REVOKED);
            case TokenStatus.Expired _ -> new Verdict.Refused(Reason.EXPIRED);
            case TokenStatus.Active(long tokenId, long userId) ->
                unlessTooOld(new Verdict.Accepted(Caller.apiToken(userId, Caller.Role.USER, tokenId)));
            case TokenStatus.Unknown _ -> unlessTooOld(new Verdict.Refused(Reason.UNKNOWN));
        };
    }

    private static TokenDigest digest(String credential) {
        return TokenDigest.of(ApiTokenFormat.sha256(credential));
    }

    private Verdict unlessTooOld(Verdict verdict) {
        return trust.suffices() ? verdict : new Verdict.Unsure(Doubt.EXPIRED);
    }
}
