package org.openrouterwatcher.usage.ticks;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Gatherers;
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

    /** In one statement; more would not be quicker, and all have to be in memory. */
    private static final int AT_ONCE = 1_000;

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
        keyIds.stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(some -> outbox.appendAll(byEventId(tickId, some, work)));
        if (keyIds.isEmpty()) {
            completion.completeIfDone(tickId);
        }
    }

    private static SequencedMap<String, KeyWork> byEventId(UUID tickId, List<Long> keyIds, Work work) {
        var byEventId = new LinkedHashMap<String, KeyWork>();
        keyIds.forEach(keyId -> byEventId.put("key-work:" + tickId + ":" + keyId, work.on(keyId)));
        return byEventId;
    }
}
