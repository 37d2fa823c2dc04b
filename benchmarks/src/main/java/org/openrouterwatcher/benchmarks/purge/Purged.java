package org.openrouterwatcher.benchmarks.purge;

import java.util.List;
import java.util.function.Function;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;

/**
 * One purge of a ledger that was filled for it.
 *
 * @param lines that were too old
 * @param seconds that usage-service took for them
 * @param before what readers waited when nothing else was done
 * @param during what they waited meanwhile
 */
record Purged(long lines, double seconds, Waits before, Waits during) {

    private static final double HALF = 0.5;
    private static final double SLOWEST_HUNDREDTH = 0.99;
    private static final double MOST_SECONDS = 2;
    private static final double MOST_SECONDS_LINES = 10_000_000;
    private static final double MOST_SLOWER = 1.5;

    /** What several of them come to. */
    static List<Figure> figures(List<Purged> rounds) {
        List<Double> before = each(rounds, round -> round.before.millisAt(SLOWEST_HUNDREDTH));
        List<Double> during = each(rounds, round -> round.during.millisAt(SLOWEST_HUNDREDTH));
        return List.of(
                Figure.median("lines purged", each(rounds, round -> (double) round.lines), ""),
                Figure.median("purge", each(rounds, Purged::seconds), "s")
                        .with(Goal.atMost(MOST_SECONDS), rounds.getFirst().lines >= MOST_SECONDS_LINES),
                Figure.median("readers before, p50", each(rounds, round -> round.before.millisAt(HALF)), "ms"),
                Figure.median("readers during, p50", each(rounds, round -> round.during.millisAt(HALF)), "ms"),
                Figure.median("readers before, p99", before, "ms"),
                Figure.median("readers during, p99", during, "ms"),
                Figure.ratio("readers' p99, during ÷ before", during, before).with(Goal.atMost(MOST_SLOWER)),
                Figure.median("answers during a purge", each(rounds, round -> (double) round.during.count()), ""),
                Figure.of("answers that failed", failed(rounds), "").with(Goal.atMost(0)));
    }

    private static List<Double> each(List<Purged> rounds, Function<Purged, Double> figure) {
        return rounds.stream().map(figure).toList();
    }

    private static long failed(List<Purged> rounds) {
        return rounds.stream()
                .mapToLong(round -> round.before.failed() + round.during.failed())
                .sum();
    }
}
