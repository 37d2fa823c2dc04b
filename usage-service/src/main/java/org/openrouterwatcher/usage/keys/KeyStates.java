package org.openrouterwatcher.usage.keys;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.events.KeyState;
import org.openrouterwatcher.events.UsageEvent.KeyStatusChanged;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.usage.audit.Actions;
import org.openrouterwatcher.usage.audit.Subjects;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether keys work: the state now, its history, and the events that tell of changes. Callers hold the key. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class KeyStates {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final AuditTrail audit;

    KeyStates(JdbcClient jdbc, Outbox outbox, AuditTrail audit) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Notes what a check proved; tells it when the state of the key is another one now. */
    public void proved(OpenRouterKey key, KeyState state, @Nullable String reason, boolean good, Instant checkedAt) {
        jdbc.sql("""
                        UPDATE openrouter_keys
                        SET status = :state, status_reason = :reason, last_checked_at = :at,
                            last_good_check_at = CASE WHEN :good THEN :at ELSE last_good_check_at END
                        WHERE id = :id
                        """)
                .param("id", key.id())
                .param("state", state.name())
                .param("reason", reason)
                .param("good", good)
                .param("at", checkedAt.atOffset(UTC))
                .update();
        changed(key, key.stateIf(state), reason, checkedAt);
    }

    /** Switches a key on or off for its owner. */
    void enable(OpenRouterKey key, boolean enabled, Instant now) {
        jdbc.sql("UPDATE openrouter_keys SET enabled = :enabled WHERE id = :id")
                .param("id", key.id())
                .param("enabled", enabled)
                .update();
        changed(key, enabled ? key.proved() : KeyState.DISABLED, enabled ? key.reason() : "Switched off here.", now);
    }

    /** Notes what upstream says a key is and may do. */
    public void described(long id, KeyKind kind, String label, Terms terms) {
        jdbc.sql("""
                        UPDATE openrouter_keys
                        SET kind = :kind, label = :label, spend_limit = :limit, limit_remaining = :remaining,
                            limit_reset = :reset, expires_at = :expiresAt
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .param("label", label)
                .param("limit", terms.limit())
                .param("remaining", terms.remaining())
                .param("reset", terms.reset())
                .param(
                        "expiresAt",
                        terms.expiresAt() == null ? null : terms.expiresAt().atOffset(UTC))
                .update();
    }

    private void changed(OpenRouterKey before, KeyState to, @Nullable String reason, Instant at) {
        if (before.state() == to) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO key_status_changes (key_id, from_state, to_state, reason, changed_at)
                        VALUES (:id, :from, :to, :reason, :at)
                        """)
                .param("id", before.id())
                .param("from", before.state().name())
                .param("to", to.name())
                .param("reason", reason)
                .param("at", at.atOffset(UTC))
                .update();
        long version = jdbc.sql(
                        "UPDATE openrouter_keys SET version = nextval('versions') WHERE id = :id RETURNING version")
                .param("id", before.id())
                .query(Long.class)
                .single();
        outbox.append(new KeyStatusChanged(before.id(), before.state(), to, reason, at, version));
        audit.done(Actions.KEY_STATE, Subjects.key(before.id()), Map.of("from", before.state(), "to", to));
    }
}
