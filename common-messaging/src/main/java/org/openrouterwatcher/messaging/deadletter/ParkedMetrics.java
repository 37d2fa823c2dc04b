package org.openrouterwatcher.messaging.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Makes parked records visible, on every instance. */
final class ParkedMetrics {

    private static final Duration ASK_AT_MOST_EVERY = Duration.ofMillis(500);

    private final Letters letters;
    private final Clock clock;
    private @Nullable Map<String, Parked> parked;
    private long askedAt = System.nanoTime() - ASK_AT_MOST_EVERY.toNanos();

    /** What is parked of one topic. */
    record Parked(long records, Instant oldest) {}

    ParkedMetrics(Letters letters, List<String> topics, MeterRegistry meters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
        for (String topic : topics) {
            Gauge.builder("watcher.deadletters.parked", () -> read(topic, Parked::records))
                    .description("Records that wait for an administrator or behind one that does; NaN while the"
                            + " database is away")
                    .tag("topic", topic)
                    .register(meters);
            Gauge.builder("watcher.deadletters.oldest.age", () -> read(topic, this::ageSeconds))
                    .description("How long the oldest of them has been parked; 0 when there is none")
                    .baseUnit("seconds")
                    .tag("topic", topic)
                    .register(meters);
        }
    }

    private double read(String topic, ToDoubleFunction<Parked> figure) {
        Map<String, Parked> current = current();
        if (current == null) {
            return Double.NaN;
        }
        Parked ofTopic = current.get(topic);
        return ofTopic == null ? 0 : figure.applyAsDouble(ofTopic);
    }

    private double ageSeconds(Parked parked) {
        return Duration.between(parked.oldest(), clock.instant()).toMillis() / 1000.0;
    }

    private synchronized @Nullable Map<String, Parked> current() {
        if (System.nanoTime() - askedAt >= ASK_AT_MOST_EVERY.toNanos()) {
            try {
                parked = letters.parkedByTopic();
            } catch (DataAccessException away) {
                parked = null;
            }
            askedAt = System.nanoTime();
        }
        return parked;
    }
}
