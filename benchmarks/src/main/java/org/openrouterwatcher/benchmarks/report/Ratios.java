package org.openrouterwatcher.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Two things measured in turn: what counts is how they compare in each round, not what each of them reached. */
final class Ratios {

    private Ratios() {}

    /** One divided by the other, round by round. */
    static List<Double> of(List<Double> one, List<Double> other) {
        return IntStream.range(0, one.size())
                .mapToObj(round -> one.get(round) / other.get(round))
                .toList();
    }

    /** The value in the middle; of two in the middle, what is between them. */
    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("there is nothing in the middle of " + Arrays.toString(sorted));
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
