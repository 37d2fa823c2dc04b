package org.openrouterwatcher.stage;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Some durations, as a few figures. Of every one of them, so nothing is lost between buckets. */
public final class Percentiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    private Percentiles(long[] sorted) {
        this.sorted = sorted;
    }

    /** @param nanos durations, at least one */
    public static Percentiles of(Collection<Long> nanos) {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to measure");
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** The duration that this share of them does not exceed; 1.0 for the longest. */
    public Duration at(double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Duration.ofNanos(sorted[Math.max(index, 0)]);
    }

    /** In one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n %d  p50 %.1f ms  p90 %.1f ms  p99 %.1f ms  max %.1f ms",
                sorted.length,
                millis(0.5),
                millis(0.9),
                millis(0.99),
                millis(1.0));
    }

    private double millis(double share) {
        return at(share).toNanos() / NANOS_PER_MILLI;
    }
}
