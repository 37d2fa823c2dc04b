package org.openrouterwatcher.token.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.EmailAddress;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.token.passwords.PasswordRules;
import org.openrouterwatcher.token.proof.RevocationAnswers;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.token.sessions.RefreshCookie;
import org.openrouterwatcher.token.throttle.ClientAddress;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /api/profile/password}: another password, and with it an end to all that the old one opened. */
@RestController
class ChangePasswordController {

    private final OwnAccount own;
    private final PasswordRules rules;
    private final PasswordChanger changer;
    private final RevocationAnswers answers;
    private final RefreshCookie cookie;

    ChangePasswordController(
            OwnAccount own,
            PasswordRules rules,
            PasswordChanger changer,
            RevocationAnswers answers,
            RefreshCookie cookie) {
        this.own = own;
        this.rules = rules;
        this.changer = changer;
        this.answers = answers;
        this.cookie = cookie;
    }

    /** What a person gives. */
    record PasswordChange(
            @Nullable Secret currentPassword, @Nullable Secret newPassword) {}

    @Audited(Actions.PASSWORD_CHANGE)
    @PutMapping("/api/profile/password")
    ResponseEntity<?> change(LoggedIn person, @RequestBody PasswordChange body, HttpServletRequest request) {
        Optional<Secret> current = Optional.ofNullable(body.currentPassword());
        Optional<Secret> next = Optional.ofNullable(body.newPassword());
        var owner = new EmailAddress(own.of(person).email());
        new FieldErrors()
                .require("current_password", current, "is missing")
                .require("new_password", next, "is missing")
                .add("new_password", next.flatMap(it -> rules.violation(it, owner)))
                .add("new_password", same(current, next))
                .refuse();
        Account account = own.proved(person, current.orElseThrow(), "current_password", ClientAddress.of(request));
        return changer.change(account, next.orElseThrow())
                .<ResponseEntity<?>>map(it -> answers.to(it, cookie.forgotten()))
                .orElseThrow(() -> new Refusal(OwnAccount.wrong("current_password")));
    }

    private static Optional<String> same(Optional<Secret> current, Optional<Secret> next) {
        return next.isPresent() && next.equals(current) ? Optional.of("is the current password") : Optional.empty();
    }
}
