package org.openrouterwatcher.benchmarks.purge;

import java.util.List;
import org.openrouterwatcher.benchmarks.reading.Look;
import org.openrouterwatcher.stage.Percentiles;

/**
 * How long readers waited for their answers.
 *
 * @param count of answers
 * @param failed answers that were not the one that was wanted; their times count too
 */
record Waits(int count, long failed, Percentiles percentiles) {

    private static final double NANOS_PER_MILLI = 1e6;

    static Waits of(List<Look> looks) {
        return new Waits(
                looks.size(),
                looks.stream().filter(look -> !look.isGood()).count(),
                Percentiles.of(looks.stream().map(Look::nanos).toList()));
    }

    double millisAt(double share) {
        return percentiles.at(share).toNanos() / NANOS_PER_MILLI;
    }
}
