package org.openrouterwatcher.token.profile;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.accounts.Accounts.Closed;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationKind;
import org.openrouterwatcher.token.proof.Revocations;
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
    private final Revocations revocations;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    AccountCloser(
            Accounts accounts,
            SessionEnder sessions,
            TokenRevoker revoker,
            ApiTokens tokens,
            PasswordThrottle throttle,
            Revocations revocations,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.revoker = revoker;
        this.tokens = tokens;
        this.throttle = throttle;
        this.revocations = revocations;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Closes it; when it is closed already, what there is to prove is what did that. */
    @Transactional
    Optional<Revocation> close(Account account) {
        return accounts.close(account.id(), clock.instant())
                .map(closed -> endAll(account, closed))
                .or(() -> revocations.lastAbout(TokenEvent.user(account.id())));
    }

    private Revocation endAll(Account account, Closed closed) {
        List<String> ended = new ArrayList<>(sessions.endAll(account.id(), RevocationReason.ACCOUNT_DELETED));
        ended.addAll(revoker.revokeAll(account.id(), RevocationReason.ACCOUNT_DELETED));
        tokens.forgetNames(account.id());
        throttle.forget(account.email());
        var disabled =
                new UserDisabled(account.id(), clock.instant(), RevocationReason.ACCOUNT_DELETED, closed.version());
        outbox.append(disabled);
        ended.add(disabled.subject());
        audit.done(Actions.ACCOUNT_CLOSE, Subjects.account(account.id()));
        closed.heir().ifPresent(heir -> audit.done(Actions.ACCOUNT_PROMOTE, Subjects.account(heir)));
        log.atInfo().addKeyValue("accountId", account.id()).log("account closed");
        return revocations.add(RevocationKind.ACCOUNT_CLOSED, disabled.subject(), account.id(), ended);
    }
}
