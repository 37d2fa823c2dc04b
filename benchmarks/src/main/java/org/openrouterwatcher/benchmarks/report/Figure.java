package org.openrouterwatcher.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param what was measured
 * @param value the figure; of several rounds their median
 * @param unit such as {@code ms} or {@code rows/s}; empty for a ratio
 * @param goal what it should be; null where it is only told
 * @param rounds what each round gave, in their order; empty where there was one look only
 */
public record Figure(
        String what, double value, String unit, @Nullable Goal goal, List<Double> rounds) {

    public Figure {
        rounds = List.copyOf(rounds);
    }

    /** A figure of one look. */
    public static Figure of(String what, double value, String unit) {
        return new Figure(what, value, unit, null, List.of());
    }

    /** The median of several rounds. */
    public static Figure median(String what, List<Double> rounds, String unit) {
        return new Figure(what, Ratios.median(rounds), unit, null, rounds);
    }

    /** How many times as much as another one, round by round; what counts is the median. */
    public static Figure ratio(String what, List<Double> one, List<Double> other) {
        return median(what, Ratios.of(one, other), "");
    }

    /** The same with what it should be. */
    public Figure with(Goal wanted) {
        return new Figure(what, value, unit, wanted, rounds);
    }

    /**
     * The same with what it should be, where it was measured at the size for which that was said; else it is only told.
     */
    public Figure with(Goal wanted, boolean atItsSize) {
        return atItsSize ? with(wanted) : this;
    }

    /** Whether it is what it should be; so is what has no goal. */
    public boolean isReached() {
        return goal == null || goal.isReachedBy(value);
    }
}
