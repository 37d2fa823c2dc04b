package org.openrouterwatcher.stage;

import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A histogram of durations as Prometheus shows it: how many took no longer than each bound.
 *
 * @param counts by bound in seconds; each counts those of the smaller bounds too
 */
public record Buckets(NavigableMap<Double, Long> counts) {

    private static final double MILLIS_PER_SECOND = 1e3;

    /** Reads one histogram of a page in Prometheus' text format. Several with the same name are added up. */
    public static Buckets read(String page, String name) {
        var line = Pattern.compile("^" + name + "_bucket\\{.*le=\"([^\"]+)\".*} (\\S+)$", Pattern.MULTILINE);
        var counts = new TreeMap<Double, Long>();
        line.matcher(page)
                .results()
                .forEach(it -> counts.merge(bound(it.group(1)), (long) Double.parseDouble(it.group(2)), Long::sum));
        return new Buckets(counts);
    }

    /** What came on top of an earlier reading. */
    public Buckets since(Buckets earlier) {
        var more = new TreeMap<>(counts);
        more.replaceAll((bound, count) -> count - earlier.counts.getOrDefault(bound, 0L));
        return new Buckets(more);
    }

    /** Both together. */
    public Buckets and(Buckets other) {
        var sum = new TreeMap<>(counts);
        other.counts.forEach((bound, count) -> sum.merge(bound, count, Long::sum));
        return new Buckets(sum);
    }

    /** The smallest bound, in milliseconds, that this share of them does not exceed. */
    public double millisAt(double share) {
        long wanted = (long) Math.ceil(share * count());
        return counts.entrySet().stream()
                .filter(it -> it.getValue() >= wanted)
                .mapToDouble(it -> it.getKey() * MILLIS_PER_SECOND)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** How many there were. */
    public long count() {
        return counts.isEmpty() ? 0 : counts.lastEntry().getValue();
    }

    /** In one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n %d  p50 ≤ %.1f ms  p90 ≤ %.1f ms  p99 ≤ %.1f ms  max ≤ %.1f ms",
                count(),
                millisAt(0.5),
                millisAt(0.9),
                millisAt(0.99),
                millisAt(1.0));
    }

    private static double bound(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
