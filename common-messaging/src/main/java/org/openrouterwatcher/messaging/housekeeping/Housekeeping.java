package org.openrouterwatcher.messaging.housekeeping;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Lets tables remove their old rows from time to time, in batches too small to be in anybody's way. */
public final class Housekeeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int BATCH = 1000;

    private final List<RemovesOldRows> tables;
    private volatile ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    public Housekeeping(List<RemovesOldRows> tables) {
        this.tables = List.copyOf(tables);
    }

    @Override
    public void start() {
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("housekeeping").daemon().factory());
        executor.scheduleWithFixedDelay(this::tidy, 1, EVERY.toMinutes(), TimeUnit.MINUTES);
        running = true;
    }

    @Override
    public void stop() {
        executor.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Removes everything that is old enough now. */
    void tidy() {
        for (RemovesOldRows table : tables) {
            try {
                while (table.removeOldRows(BATCH) == BATCH) {
                    // the next batch
                }
            } catch (DataAccessException e) {
                log.atWarn().addKeyValue("reason", e.toString()).log("old rows not removed, next try later");
            }
        }
    }
}
