package org.openrouterwatcher.usage.ticks;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.KeyWork;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.usage.ticks.TickRuns.Cause;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns one tick into one piece of work per key, in one transaction with the note of how many there are. */
@Component
class KeyWorkFanOut {

    private final TickRuns runs;
    private final TickCompletion completion;
    private final Outbox outbox;

    KeyWorkFanOut(TickRuns runs, TickCompletion completion, Outbox outbox) {
        this.runs = runs;
        this.completion = completion;
        this.outbox = outbox;
    }

    /** The work on one key of a tick. */
    @FunctionalInterface
    interface Work {
        KeyWork on(long keyId);
    }

    /** Tells the work of a tick, once; a tick without keys is complete at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fanOut(UUID tickId, Job job, Cause cause, Collection<Long> keyIds, Work work, Instant now) {
        if (!runs.begin(tickId, job, cause, keyIds, now)) {
            return;
        }
        keyIds.forEach(keyId -> outbox.append("key-work:" + tickId + ":" + keyId, work.on(keyId)));
        if (keyIds.isEmpty()) {
            completion.completeIfDone(tickId);
        }
    }
}
