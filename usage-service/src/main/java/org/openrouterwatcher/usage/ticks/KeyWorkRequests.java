package org.openrouterwatcher.usage.ticks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.KeyWork;
import org.openrouterwatcher.usage.audit.Actions;
import org.openrouterwatcher.usage.audit.Subjects;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.ticks.TickRuns.Cause;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Work on one key that no schedule asks for. */
@Component
public class KeyWorkRequests {

    private final OpenRouterKeys keys;
    private final TickRuns runs;
    private final KeyWorkFanOut fanOut;
    private final AuditTrail audit;
    private final Clock clock;

    KeyWorkRequests(OpenRouterKeys keys, TickRuns runs, KeyWorkFanOut fanOut, AuditTrail audit, Clock clock) {
        this.keys = keys;
        this.runs = runs;
        this.fanOut = fanOut;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for a sync on behalf of the owner; empty while one is running. */
    @Transactional
    public Optional<UUID> sync(long keyId) {
        return unlessRunning(keyId, Job.USAGE_SYNC, Actions.KEY_SYNC, this::syncWork);
    }

    /** Asks for a check on behalf of the owner; empty while one is running. */
    @Transactional
    public Optional<UUID> validation(long keyId) {
        return unlessRunning(
                keyId,
                Job.KEY_VALIDATION,
                Actions.KEY_VALIDATE,
                (tickId, _) -> new KeyWork.KeyValidationDue(tickId, keyId));
    }

    /** Asks for the first sync of a key that has just been registered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void firstSync(long keyId) {
        request(keyId, Job.USAGE_SYNC, Cause.REGISTRATION, this::syncWork);
    }

    private interface Work {
        KeyWork of(UUID tickId, long keyId);
    }

    private KeyWork syncWork(UUID tickId, long keyId) {
        Instant now = clock.instant();
        return new KeyWork.KeySyncDue(tickId, keyId, now, now);
    }

    private Optional<UUID> unlessRunning(long keyId, Job job, String action, Work work) {
        keys.lock(keyId);
        if (runs.isRunning(keyId, job, clock.instant())) {
            return Optional.empty();
        }
        UUID tickId = request(keyId, job, Cause.MANUAL, work);
        audit.done(action, Subjects.key(keyId), Map.of("tick_id", tickId));
        return Optional.of(tickId);
    }

    private UUID request(long keyId, Job job, Cause cause, Work work) {
        UUID tickId = UUID.randomUUID();
        fanOut.fanOut(tickId, job, cause, List.of(keyId), id -> work.of(tickId, id), clock.instant());
        return tickId;
    }
}
