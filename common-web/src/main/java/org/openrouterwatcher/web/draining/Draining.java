package org.openrouterwatcher.web.draining;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The time between being asked to end and ending. Whoever holds open connections to an instance cannot know that it is
 * about to close them: a request that is on its way at that moment is lost, and a write may not be sent again. So an
 * instance first answers for a while with {@link #HEADER} and {@code Connection: close}.
 */
public final class Draining implements SmartLifecycle {

    /** In every answer of an instance that is about to end: take another one from now on. */
    public static final String HEADER = "Watcher-Draining";

    private static final Logger log = LoggerFactory.getLogger(Draining.class);

    private final Duration time;
    private volatile boolean running;

    Draining(DrainingProperties properties) {
        this.time = properties.time();
    }

    /** Whether it was asked to end. */
    boolean hasBegun() {
        return !running;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        if (time.isZero()) {
            callback.run();
            return;
        }
        log.atInfo().addKeyValue("time", time).log("about to end, others take over");
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(callback);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Begins before anything else ends. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
