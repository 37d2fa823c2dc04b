package org.openrouterwatcher.usage.keys;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.usage.audit.Actions;
import org.openrouterwatcher.usage.audit.Subjects;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /api/keys/{id}}: gives a key another name, or switches it off or on. What is not named stays. */
@RestController
class ChangeKeyController {

    private final OwnKeys ownKeys;
    private final OpenRouterKeys keys;
    private final KeyStates states;
    private final KeyViews views;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ChangeKeyController(
            OwnKeys ownKeys,
            OpenRouterKeys keys,
            KeyStates states,
            KeyViews views,
            AuditTrail audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.ownKeys = ownKeys;
        this.keys = keys;
        this.states = states;
        this.views = views;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is to be changed; {@code is_active} and {@code enabled} are two words for one thing. */
    record Change(
            @Nullable String name,
            @Nullable Boolean enabled,
            @Nullable Boolean isActive) {

        private Optional<Boolean> active() {
            return Optional.ofNullable(enabled).or(() -> Optional.ofNullable(isActive));
        }

        /** What is changed, without the name itself. */
        private Map<String, Object> facts() {
            Map<String, Object> facts = new HashMap<>();
            facts.put("name", name != null);
            active().ifPresent(it -> facts.put("enabled", it));
            return facts;
        }

        private boolean contradictsItself() {
            return enabled != null && isActive != null && !enabled.equals(isActive);
        }
    }

    @Audited(value = Actions.KEY_CHANGE, subject = Subjects.KEY)
    @PutMapping("/api/keys/{id}")
    KeyView change(Caller caller, @PathVariable long id, @RequestBody Change change) {
        long keyId = ownKeys.find(caller, id).id();
        Optional<KeyName> name = KeyName.parse(change.name());
        if (change.name() != null && name.isEmpty()) {
            throw new Refusal(Problem.invalid("name", KeyName.RULE));
        }
        if (change.contradictsItself()) {
            throw new Refusal(Problem.invalid("is_active", "contradicts enabled; say one of them"));
        }
        transactions.executeWithoutResult(_ -> {
            OpenRouterKey key = keys.lock(keyId).orElseThrow();
            name.ifPresent(it -> keys.rename(keyId, it));
            change.active().ifPresent(active -> states.enable(key, active, clock.instant()));
            audit.done(Actions.KEY_CHANGE, Subjects.key(keyId), change.facts());
        });
        return views.of(keyId);
    }
}
