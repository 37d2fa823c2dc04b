package org.openrouterwatcher.usage.registration;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.usage.audit.Actions;
import org.openrouterwatcher.usage.keys.KeyName;
import org.openrouterwatcher.usage.keys.KeyView;
import org.openrouterwatcher.usage.keys.KeyViews;
import org.openrouterwatcher.usage.registration.KeyRegistrar.Registration;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Problem.FieldError;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/keys}: takes an OpenRouter key under watch. The key is in no answer, not even in this one. */
@RestController
class RegisterKeyController {

    private final KeyRegistrar registrar;
    private final KeyViews views;

    RegisterKeyController(KeyRegistrar registrar, KeyViews views) {
        this.registrar = registrar;
        this.views = views;
    }

    /** What a person gives; prints itself without the key. */
    record NewKey(@Nullable String name, @Nullable String key) {
        @Override
        public String toString() {
            return "NewKey[name=" + name + "]";
        }
    }

    @Audited(Actions.KEY_REGISTER)
    @PostMapping("/api/keys")
    ResponseEntity<KeyView> register(Caller caller, @RequestBody NewKey body) {
        Optional<KeyName> name = KeyName.parse(body.name());
        Optional<Secret> text = KeyText.parse(body.key());
        if (name.isEmpty() || text.isEmpty()) {
            throw new Refusal(Problem.invalid(errors(name, text)));
        }
        return switch (registrar.register(caller.userId(), name.get(), text.get())) {
            case Registration.Registered(long keyId) ->
                ResponseEntity.created(URI.create("/api/keys/" + keyId)).body(views.of(keyId));
            case Registration.AlreadyRegistered _ ->
                throw new Refusal(Problem.conflict(
                        "key-already-registered",
                        "Key already registered",
                        "This OpenRouter key is watched already; a key can be registered once."));
            case Registration.Refused _ ->
                throw new Refusal(Problem.invalid(
                        "key", "is refused by OpenRouter (401): it is wrong, revoked, disabled or expired"));
        };
    }

    private static List<FieldError> errors(Optional<KeyName> name, Optional<Secret> text) {
        List<FieldError> errors = new ArrayList<>();
        if (name.isEmpty()) {
            errors.add(new FieldError("name", KeyName.RULE));
        }
        if (text.isEmpty()) {
            errors.add(new FieldError("key", KeyText.RULE));
        }
        return errors;
    }
}
