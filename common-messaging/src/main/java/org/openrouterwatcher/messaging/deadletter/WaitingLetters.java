package org.openrouterwatcher.messaging.deadletter;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Handles parked records that wait though nothing is left before them: an instance died on its way through them, there
 * were many, or the last one before them left at the moment when they came.
 */
final class WaitingLetters implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WaitingLetters.class);

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration TIME_FOR_A_LANE = Duration.ofSeconds(10);
    private static final int LANES = 20;

    private final Letters letters;
    private final LaneTurns turns;
    private final LaneReader lanes;
    private volatile ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    WaitingLetters(Letters letters, LaneTurns turns, LaneReader lanes) {
        this.letters = letters;
        this.turns = turns;
        this.lanes = lanes;
    }

    @Override
    public void start() {
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("waiting-letters").daemon().factory());
        executor.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        executor.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        try {
            for (DeadLetter first : letters.waitingForNothing(LANES)) {
                turns.take(first, () -> lanes.readOn(first, TIME_FOR_A_LANE));
            }
        } catch (DataAccessException e) {
            log.atDebug().setCause(e).log("waiting letters not handled, next try soon");
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("waiting letters not handled, next try soon");
        }
    }
}
