package org.openrouterwatcher.usage.keys;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
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

    /**
     * What a check proved.
     *
     * @param good whether OpenRouter accepted the key
     * @param usageAsOf as of when figures were read with it; null for none
     */
    public record Proved(
            KeyState state,
            @Nullable String reason,
            boolean good,
            Description description,
            Instant checkedAt,
            @Nullable Instant usageAsOf) {}

    /** What upstream says a key is and may do. */
    public record Description(KeyKind kind, @Nullable String label, Terms terms) {

        /** What was last said. */
        public static Description of(OpenRouterKey key) {
            return new Description(key.kind(), key.label(), key.terms());
        }
    }

    /** Notes what a check proved; tells it when the state of the key is another one now. */
    public void proved(OpenRouterKey key, Proved proved) {
        Terms terms = proved.description.terms();
        jdbc.sql("""
                        UPDATE openrouter_keys
                        SET status = :state, status_reason = :reason, last_checked_at = :at,
                            last_good_check_at = CASE WHEN :good THEN :at ELSE last_good_check_at END,
                            kind = :kind, label = :label, spend_limit = :limit, limit_remaining = :remaining,
                            limit_reset = :reset, expires_at = :expiresAt,
                            usage_as_of = greatest(usage_as_of, :usageAsOf)
                        WHERE id = :id
                        """)
                .param("id", key.id())
                .param("state", proved.state.name())
                .param("reason", proved.reason)
                .param("good", proved.good)
                .param("at", proved.checkedAt.atOffset(UTC))
                .param("kind", proved.description.kind().name())
                .param("label", proved.description.label())
                .param("limit", terms.limit())
                .param("remaining", terms.remaining())
                .param("reset", terms.reset())
                .param("expiresAt", utc(terms.expiresAt()))
                .param("usageAsOf", utc(proved.usageAsOf))
                .update();
        changed(key, key.stateIf(proved.state), proved.reason, proved.checkedAt);
    }

    /** Switches a key on or off for its owner. */
    void enable(OpenRouterKey key, boolean enabled, Instant now) {
        jdbc.sql("UPDATE openrouter_keys SET enabled = :enabled WHERE id = :id")
                .param("id", key.id())
                .param("enabled", enabled)
                .update();
        changed(key, enabled ? key.proved() : KeyState.DISABLED, enabled ? key.reason() : "Switched off here.", now);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(UTC);
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
