package org.openrouterwatcher.token.sessions;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.openrouterwatcher.audit.trail.Actor;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationKind;
import org.openrouterwatcher.token.signing.AccessToken;
import org.openrouterwatcher.token.signing.AccessTokenSigner;
import org.openrouterwatcher.web.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes a refresh token for a new one (RFC 9700, 4.14.2). A token that comes a second time has been stolen, from the
 * owner or by the thief, so its whole session ends.
 *
 * <p>Two tabs of one browser may refresh at the same time and are no thieves. They are told apart without a period of
 * grace, which a thief could use as well: a request that still saw the token unused, and lost it to another while it
 * waited, is refused but ends nothing. One that finds the token used when it arrives ends the session.
 */
@Component
class SessionRefresher {

    private static final Logger log = LoggerFactory.getLogger(SessionRefresher.class);

    private final Accounts accounts;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final SessionEnder ender;
    private final AccessTokenSigner signer;
    private final AuditTrail audit;
    private final SessionProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SessionRefresher(
            Accounts accounts,
            Sessions sessions,
            RefreshTokens refreshTokens,
            SessionEnder ender,
            AccessTokenSigner signer,
            AuditTrail audit,
            SessionProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.ender = ender;
        this.signer = signer;
        this.audit = audit;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Refreshed {
        record Renewed(LoggedInSession session) implements Refreshed {}

        /** Another request was faster: the browser has a newer token than this one. */
        record Overtaken() implements Refreshed {}

        /** Used before: the session has ended. */
        record Reused(Revocation revocation) implements Refreshed {}

        /** Unknown, or of a session that is over: the browser may as well forget it. */
        record Refused() implements Refreshed {}
    }

    Refreshed refresh(Secret token) {
        Optional<RefreshTokens.Known> known = refreshTokens.find(token);
        if (known.isEmpty()) {
            return new Refreshed.Refused();
        }
        audit.concerns(Subjects.session(known.get().sessionId()));
        if (known.get().isUsed()) {
            log.atWarn().addKeyValue("sessionId", known.get().sessionId()).log("refresh token reused");
            return ender.end(
                            known.get().sessionId(),
                            RevocationReason.REFRESH_TOKEN_REUSED,
                            RevocationKind.REFRESH_TOKEN_REUSED)
                    .<Refreshed>map(Refreshed.Reused::new)
                    .orElseGet(Refreshed.Refused::new);
        }
        return transaction.execute(_ -> exchange(token, known.get()));
    }

    private Refreshed exchange(Secret token, RefreshTokens.Known known) {
        Instant now = clock.instant();
        Optional<Session> session =
                sessions.lock(known.sessionId()).filter(it -> it.isLive(now, properties.idleLifetime()));
        Optional<Account> account = session.flatMap(it -> accounts.find(it.accountId()));
        if (account.isEmpty()) {
            return new Refreshed.Refused();
        }
        return refreshTokens.use(token, now)
                ? new Refreshed.Renewed(renew(session.orElseThrow(), account.get(), now))
                : new Refreshed.Overtaken();
    }

    private LoggedInSession renew(Session session, Account account, Instant now) {
        AccessToken accessToken = signer.sign(account.id(), account.role(), session.id());
        sessions.refreshed(session.id(), now, accessToken.expiresAt());
        audit.done(
                Actor.account(account.id(), "refresh-token"), Actions.SESSION_REFRESH, Subjects.session(session.id()));
        return new LoggedInSession(
                accessToken,
                refreshTokens.issue(session.id(), now),
                session.refreshableFor(now, properties.idleLifetime()));
    }
}
