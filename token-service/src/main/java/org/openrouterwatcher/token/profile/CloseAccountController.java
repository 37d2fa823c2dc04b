package org.openrouterwatcher.token.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationAnswers;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.token.sessions.RefreshCookie;
import org.openrouterwatcher.token.throttle.ClientAddress;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /api/profile}: closes the account for ever. */
@RestController
class CloseAccountController {

    private final OwnAccount own;
    private final AccountCloser closer;
    private final RevocationAnswers answers;
    private final RefreshCookie cookie;

    CloseAccountController(OwnAccount own, AccountCloser closer, RevocationAnswers answers, RefreshCookie cookie) {
        this.own = own;
        this.closer = closer;
        this.answers = answers;
        this.cookie = cookie;
    }

    /** The owner's word that it is meant. */
    record Confirmation(@Nullable Secret password) {}

    @Audited(Actions.ACCOUNT_CLOSE)
    @DeleteMapping("/api/profile")
    ResponseEntity<?> close(LoggedIn person, @RequestBody Confirmation body, HttpServletRequest request) {
        Optional<Secret> password = Optional.ofNullable(body.password());
        new FieldErrors().require("password", password, "is missing").refuse();
        Account account = own.proved(person, password.orElseThrow(), "password", ClientAddress.of(request));
        Optional<Revocation> revocation = closer.close(account);
        return revocation.isPresent()
                ? answers.to(revocation.get(), cookie.forgotten())
                : ResponseEntity.noContent().headers(cookie.forgotten()).build();
    }
}
