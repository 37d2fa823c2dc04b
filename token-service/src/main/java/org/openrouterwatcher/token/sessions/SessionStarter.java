package org.openrouterwatcher.token.sessions;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.openrouterwatcher.audit.trail.Actor;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.signing.AccessToken;
import org.openrouterwatcher.token.signing.AccessTokenSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts a session for who has proved a password. */
@Component
class SessionStarter {

    private static final Logger log = LoggerFactory.getLogger(SessionStarter.class);

    private final Accounts accounts;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final AccessTokenSigner signer;
    private final AuditTrail audit;
    private final SessionProperties properties;
    private final Clock clock;

    SessionStarter(
            Accounts accounts,
            Sessions sessions,
            RefreshTokens refreshTokens,
            AccessTokenSigner signer,
            AuditTrail audit,
            SessionProperties properties,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.signer = signer;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Starts a session, unless the password was changed or the account closed since it was proved: then the sessions
     * that this ended must not get a late sister.
     */
    @Transactional
    Optional<LoggedInSession> start(Account proved) {
        return accounts.lock(proved.id())
                .filter(now -> now.passwordHash().equals(proved.passwordHash()))
                .map(this::begin);
    }

    private LoggedInSession begin(Account account) {
        Instant now = clock.instant();
        var id = UUID.randomUUID();
        AccessToken accessToken = signer.sign(account.id(), account.role(), id);
        var session =
                new Session(id, account.id(), now, now.plus(properties.lifetime()), accessToken.expiresAt(), null, 1);
        sessions.add(session);
        audit.done(Actor.account(account.id(), "password"), Actions.SESSION_START, Subjects.session(id));
        log.atInfo()
                .addKeyValue("accountId", account.id())
                .addKeyValue("sessionId", id)
                .log("session started");
        return new LoggedInSession(
                accessToken, refreshTokens.issue(id, now), session.refreshableFor(now, properties.idleLifetime()));
    }
}
