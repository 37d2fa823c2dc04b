package org.openrouterwatcher.usage.ticks;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.openrouterwatcher.events.TickResult.Counts;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.usage.ticks.TickRuns.Completed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells, once, that all work of a tick is done. */
@Component
class TickCompletion {

    private static final Logger log = LoggerFactory.getLogger(TickCompletion.class);

    private final TickRuns runs;
    private final Outbox outbox;
    private final Clock clock;

    TickCompletion(TickRuns runs, Outbox outbox, Clock clock) {
        this.runs = runs;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells it if no work is left. */
    @Transactional
    public void completeIfDone(UUID tickId) {
        completeIfDone(tickId, 0);
    }

    /**
     * Tells it if no work is left.
     *
     * @param rows ledger rows written or removed beside the work on keys
     */
    @Transactional
    public void completeIfDone(UUID tickId, long rows) {
        Instant now = clock.instant();
        runs.complete(tickId, now).ifPresent(run -> tell(tickId, run, rows, now));
    }

    private void tell(UUID tickId, Completed run, long rows, Instant now) {
        long failed = run.keys() - run.succeeded();
        var counts = new Counts(run.keys(), run.succeeded(), failed, run.rows() + rows);
        Outcome outcome = outcome(run, failed);
        outbox.append(
                "tick-completed:" + tickId,
                new TickCompleted(tickId, run.job(), outcome, counts, run.detail(), run.startedAt(), now));
        log.atInfo()
                .addKeyValue("tickId", tickId)
                .addKeyValue("job", run.job().wireName())
                .addKeyValue("outcome", outcome)
                .addKeyValue("counts", counts)
                .log("tick completed");
    }

    private static Outcome outcome(Completed run, long failed) {
        if (failed == 0) {
            return Outcome.SUCCEEDED;
        }
        return run.succeeded() == 0 ? Outcome.FAILED : Outcome.PARTLY;
    }
}
