package org.openrouterwatcher.token.profile;

import java.time.Clock;
import java.time.Instant;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.token.revocation.TokenRevoker;
import org.openrouterwatcher.token.sessions.SessionEnder;
import org.openrouterwatcher.token.throttle.PasswordThrottle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes an account: ends and revokes all it holds, forgets whose it was, and tells everybody. */
@Component
class AccountCloser {

    private static final Logger log = LoggerFactory.getLogger(AccountCloser.class);

    private final Accounts accounts;
    private final SessionEnder sessions;
    private final TokenRevoker revoker;
    private final ApiTokens tokens;
    private final PasswordThrottle throttle;
    private final Outbox outbox;
    private final Clock clock;

    AccountCloser(
            Accounts accounts,
            SessionEnder sessions,
            TokenRevoker revoker,
            ApiTokens tokens,
            PasswordThrottle throttle,
            Outbox outbox,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.revoker = revoker;
        this.tokens = tokens;
        this.throttle = throttle;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Closes it; nothing happens when it is closed already. */
    @Transactional
    void close(Account account) {
        Instant now = clock.instant();
        accounts.close(account.id(), now).ifPresent(version -> {
            sessions.endAll(account.id(), RevocationReason.ACCOUNT_DELETED);
            revoker.revokeAll(account.id(), RevocationReason.ACCOUNT_DELETED);
            tokens.forgetNames(account.id());
            throttle.forget(account.email());
            outbox.append(new UserDisabled(account.id(), now, RevocationReason.ACCOUNT_DELETED, version));
            log.atInfo().addKeyValue("accountId", account.id()).log("account closed");
        });
    }
}
