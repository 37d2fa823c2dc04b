package org.openrouterwatcher.benchmarks.statistics;

import java.util.Locale;
import java.util.stream.Stream;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;
import org.openrouterwatcher.stage.Percentiles;

/**
 * How long one kind of answer takes with a ledger of so many lines, and with a larger one.
 *
 * @param what kind it is
 */
record Growth(String what, long fewLines, Percentiles few, long manyLines, Percentiles many) {

    private static final double MOST_GROWTH = 1.3;
    private static final double MOST_MILLIS = 50;
    private static final long MOST_MILLIS_LINES = 10_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    /** What is to be told of it. */
    Stream<Figure> figures() {
        String small = name(fewLines);
        String large = name(manyLines);
        return Stream.of(
                Figure.of(small, millis(few, 0.5), "ms"),
                Figure.of(small + ", p95", millis(few, 0.95), "ms"),
                Figure.of(large, millis(many, 0.5), "ms"),
                Figure.of(large + ", p95", millis(many, 0.95), "ms")
                        .with(Goal.atMost(MOST_MILLIS), manyLines >= MOST_MILLIS_LINES),
                Figure.of(what + ", many ÷ few", millis(many, 0.5) / millis(few, 0.5), "")
                        .with(Goal.atMost(MOST_GROWTH)));
    }

    private String name(long lines) {
        return String.format(Locale.ROOT, "%s, %,d lines", what, lines);
    }

    private static double millis(Percentiles answers, double share) {
        return answers.at(share).toNanos() / NANOS_PER_MILLI;
    }
}
