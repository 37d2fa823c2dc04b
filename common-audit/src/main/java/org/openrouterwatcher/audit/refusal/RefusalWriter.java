package org.openrouterwatcher.audit.refusal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openrouterwatcher.audit.trail.Draft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the entry of a refusal, in a transaction of its own. The refusal stands whether that succeeds or not: what
 * cannot be written is counted and logged, and an answer waits for a slow database only so long.
 */
final class RefusalWriter {

    private static final Logger log = LoggerFactory.getLogger(RefusalWriter.class);

    private final Consumer<Draft> write;
    private final Duration patience;
    private final Counter lost;

    /** @param write writes an entry in a transaction of its own */
    RefusalWriter(Consumer<Draft> write, Duration patience, MeterRegistry meters) {
        this.write = write;
        this.patience = patience;
        this.lost = Counter.builder("watcher.audit.lost")
                .description("Refusals of which no audit entry could be written")
                .register(meters);
    }

    void write(Draft refusal) {
        CompletableFuture.runAsync(() -> tryToWrite(refusal), Thread::startVirtualThread)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void tryToWrite(Draft refusal) {
        try {
            write.accept(refusal);
        } catch (RuntimeException e) {
            lost.increment();
            log.atWarn()
                    .addKeyValue("action", refusal.action())
                    .addKeyValue("requestId", refusal.circumstances().requestId())
                    .addKeyValue("reason", e.toString())
                    .log("refusal left no audit entry");
        }
    }
}
