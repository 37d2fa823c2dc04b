package org.openrouterwatcher.token.registration;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.EmailAddress;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.token.passwords.PasswordRules;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/auth/register}: opens an account. */
@RestController
class RegisterController {

    private final RegistrationProperties properties;
    private final PasswordRules rules;
    private final Registrar registrar;

    RegisterController(RegistrationProperties properties, PasswordRules rules, Registrar registrar) {
        this.properties = properties;
        this.rules = rules;
        this.registrar = registrar;
    }

    /** What a person gives. */
    record Registration(@Nullable String email, @Nullable Secret password) {}

    /** The account. */
    record Registered(long id, String email, Role role, boolean isActive, Instant createdAt) {
        static Registered of(Account account) {
            return new Registered(account.id(), account.email(), account.role(), true, account.createdAt());
        }
    }

    @Audited(Actions.ACCOUNT_OPEN)
    @PostMapping("/api/auth/register")
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(@RequestBody Registration body) {
        if (!properties.open()) {
            throw new Refusal(Problem.of(
                    HttpStatus.FORBIDDEN,
                    "registration-closed",
                    "Registration is closed",
                    "No new accounts are opened here. Ask the operator of this installation."));
        }
        Optional<EmailAddress> email = EmailAddress.parse(body.email());
        Optional<Secret> password = Optional.ofNullable(body.password());
        new FieldErrors()
                .require("email", email, EmailAddress.RULE)
                .require("password", password, "is missing")
                .add("password", email.flatMap(owner -> password.flatMap(it -> rules.violation(it, owner))))
                .refuse();
        return registrar
                .register(email.orElseThrow(), password.orElseThrow())
                .map(Registered::of)
                .orElseThrow(() -> new Refusal(Problem.conflict(
                        "email-taken", "E-mail address taken", "There is an account with this address; log in.")));
    }
}
