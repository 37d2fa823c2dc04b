package org.openrouterwatcher.benchmarks.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;

/**
 * How much later an answer comes through the gateway than through a bare nginx, both at half of what the gateway takes.
 */
record AddedLatency(Contender gateway, Contender bare, String token) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double HALF = 50;
    private static final double SLOWEST_HUNDREDTH = 99;

    List<Figure> measure(int rounds, Duration time) throws IOException {
        double rate = gateway.rate().value() / 2;
        var load = new Latencies(rate, time);
        var halves = new ArrayList<Double>();
        var slowest = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            Histogram without = load.of(bare.address(), token);
            Histogram with = load.of(gateway.address(), token);
            halves.add(added(HALF, with, without));
            slowest.add(added(SLOWEST_HUNDREDTH, with, without));
        }
        return List.of(
                Figure.of("rate at which latency was measured", rate, "requests/s"),
                Figure.median("added by the gateway, p50", halves, "ms").with(Goal.atMost(0.3)),
                Figure.median("added by the gateway, p99", slowest, "ms").with(Goal.atMost(2)));
    }

    private static double added(double percentile, Histogram with, Histogram without) {
        return (with.getValueAtPercentile(percentile) - without.getValueAtPercentile(percentile)) / NANOS_PER_MILLI;
    }
}
