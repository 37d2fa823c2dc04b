package org.openrouterwatcher.benchmarks.report;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param least whether it should be this much or more; else this much or less
 */
public record Goal(boolean least, double value) {

    /** This much or more. */
    public static Goal atLeast(double value) {
        return new Goal(true, value);
    }

    /** This much or less. */
    public static Goal atMost(double value) {
        return new Goal(false, value);
    }

    /** Whether a figure is what it should be. */
    public boolean isReachedBy(double figure) {
        return least ? figure >= value : figure <= value;
    }

    @Override
    public String toString() {
        return (least ? "≥ " : "≤ ") + String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
