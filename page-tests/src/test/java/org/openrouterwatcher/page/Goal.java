package org.openrouterwatcher.page;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A figure that is promised on a quiet machine with two cores. Where other work goes on it may be missed by
 * {@code -Dgoal.slack}; 1 is strict. What was seen is always printed.
 */
final class Goal {

    private static final double SLACK = Double.parseDouble(System.getProperty("goal.slack", "4"));

    private Goal() {}

    static void milliseconds(String what, double seen, double goal) {
        System.out.printf("%s: %.0f ms (goal %.0f ms)%n", what, seen, goal);
        assertThat(seen).as(what).isPositive().isLessThanOrEqualTo(goal * SLACK);
    }
}
