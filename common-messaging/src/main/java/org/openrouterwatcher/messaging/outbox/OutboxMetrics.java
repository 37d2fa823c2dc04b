package org.openrouterwatcher.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Makes the backlog visible, on standby instances too. */
final class OutboxMetrics {

    private static final Duration ASK_AT_MOST_EVERY = Duration.ofMillis(500);

    private final OutboxEntries entries;
    private final Clock clock;
    private final Counter sent;
    private final Counter failures;
    private @Nullable Backlog backlog;
    private long askedAt = System.nanoTime() - ASK_AT_MOST_EVERY.toNanos();

    OutboxMetrics(OutboxEntries entries, MeterRegistry meters, Clock clock) {
        this.entries = entries;
        this.clock = clock;
        this.sent = Counter.builder("watcher.outbox.sent")
                .description("Events acknowledged by the broker")
                .register(meters);
        this.failures = Counter.builder("watcher.outbox.failures")
                .description("Attempts to send an event that failed; each is tried again")
                .register(meters);
        Gauge.builder("watcher.outbox.unsent", this, OutboxMetrics::unsent)
                .description("Events written but not sent; NaN while the database is away")
                .register(meters);
        Gauge.builder("watcher.outbox.oldest.unsent.age", this, OutboxMetrics::oldestAgeSeconds)
                .description("Age of the oldest unsent event; 0 when there is none")
                .baseUnit("seconds")
                .register(meters);
    }

    void count(WaveSender.Outcome outcome) {
        sent.increment(outcome.sent().size());
        failures.increment(outcome.failed().size());
    }

    private double unsent() {
        Backlog current = backlog();
        return current == null ? Double.NaN : current.entries();
    }

    private double oldestAgeSeconds() {
        Backlog current = backlog();
        if (current == null) {
            return Double.NaN;
        }
        Instant oldest = current.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    private synchronized @Nullable Backlog backlog() {
        if (System.nanoTime() - askedAt >= ASK_AT_MOST_EVERY.toNanos()) {
            try {
                backlog = entries.backlog();
            } catch (DataAccessException away) {
                backlog = null;
            }
            askedAt = System.nanoTime();
        }
        return backlog;
    }
}
