package org.openrouterwatcher.audit.reading;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Checks the chain without being asked: soon after the start, when that is over, and from then on regularly. */
final class RegularCheck implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RegularCheck.class);

    private static final Duration AFTER_START = Duration.ofSeconds(30);

    private final ChainVerifier chain;
    private final Duration every;
    private volatile ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    RegularCheck(ChainVerifier chain, Duration every) {
        this.chain = chain;
        this.every = every;
    }

    @Override
    public void start() {
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("audit-check").daemon().factory());
        long first = Math.min(AFTER_START.toMillis(), every.toMillis());
        executor.scheduleWithFixedDelay(this::check, first, every.toMillis(), TimeUnit.MILLISECONDS);
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

    private void check() {
        try {
            chain.verify();
        } catch (SQLException | RuntimeException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("audit trail not checked");
        }
    }
}
