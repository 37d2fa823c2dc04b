package org.openrouterwatcher.audit.trail;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openrouterwatcher.audit.chain.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the chain follow the entries, and tells its head in the log from time to time: who keeps the log elsewhere can
 * tell whether somebody has written the whole chain anew.
 */
final class Chainer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Chainer.class);

    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** After everything that answers requests has stopped, so that nothing is left unchained. */
    private static final int PHASE = 0;

    private final AuditChain chain;
    private final Duration every;
    private final Duration tellEvery;
    private volatile ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;
    private Head told = Head.START;
    private long toldAt = System.nanoTime();
    private volatile boolean inTrouble;

    Chainer(AuditChain chain, AuditProperties properties) {
        this.chain = chain;
        this.every = properties.chainEvery();
        this.tellEvery = properties.tellHeadEvery();
    }

    @Override
    public void start() {
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("audit-chain").daemon().factory());
        executor.scheduleWithFixedDelay(
                () -> follow(tellEvery), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    /** Chains what is left, and tells where the chain ends, unless the database is away anyway. */
    @Override
    public void stop() {
        executor.shutdown();
        try {
            if (executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS) && !inTrouble) {
                follow(Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Whatever goes wrong, the next try comes: an executor forgets a task that throws. */
    private void follow(Duration pauseBetweenTelling) {
        try {
            while (chain.extend(BATCH) == BATCH) {
                // the next batch
            }
            if (System.nanoTime() - toldAt >= pauseBetweenTelling.toNanos()) {
                tell();
            }
            inTrouble = false;
        } catch (RuntimeException e) {
            if (!inTrouble) {
                log.atWarn().addKeyValue("reason", e.toString()).log("audit entries wait for their place in the chain");
            }
            inTrouble = true;
        }
    }

    private void tell() {
        toldAt = System.nanoTime();
        Head head = chain.head();
        if (!head.equals(told)) {
            told = head;
            log.atInfo()
                    .addKeyValue("number", head.number())
                    .addKeyValue("hash", head.hash())
                    // in the text too: it is of use in every form of log
                    .log("head of the audit chain: {} {}", head.number(), head.hash());
        }
    }
}
