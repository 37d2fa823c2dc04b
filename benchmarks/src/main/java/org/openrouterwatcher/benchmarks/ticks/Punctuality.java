package org.openrouterwatcher.benchmarks.ticks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Stage;

/**
 * How soon a tick stands in its topic after the instant at which it is due, with a slot in every second: the
 * scheduler's loop, its transaction, its outbox and relay, and the consumer that notices. The whole system runs beside
 * it and works on each tick.
 */
public final class Punctuality {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** A tick that has not come by then is missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private Punctuality() {}

    /** Runs it. */
    public static List<Figure> run(Options options) throws InterruptedException {
        int count = options.number("count", 60);
        try (var stage = Stage.with(Map.of("USAGE_SYNC_CRON", "* * * * * *"));
                var arrivals = Arrivals.listenTo(stage.cluster().bootstrapServers())) {
            Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(WARM_UP);
            Instant end = first.plus(PERIOD.multipliedBy(count));
            arrivals.await(end.minus(PERIOD), end.plus(PATIENCE));
            return figures(arrivals.between(first, end), count);
        }
    }

    /** @param expected how many slots there were */
    static List<Figure> figures(Map<Instant, Instant> arrivalBySlot, int expected) {
        var late = new Histogram(DIGITS);
        arrivalBySlot.forEach((slot, arrival) -> late.recordValue(nanosBetween(slot, arrival)));
        return List.of(
                figure("p50", late, 50),
                figure("p99", late, 99).with(Goal.atMost(100)),
                figure("longest", late, 100),
                Figure.of("slots without a tick, of " + expected, expected - arrivalBySlot.size(), "")
                        .with(Goal.atMost(0)));
    }

    private static long nanosBetween(Instant slot, Instant arrival) {
        return Math.max(0, Duration.between(slot, arrival).toNanos());
    }

    private static Figure figure(String which, Histogram late, int percentile) {
        return Figure.of(
                "due → record in the topic, " + which, late.getValueAtPercentile(percentile) / NANOS_PER_MILLI, "ms");
    }
}
