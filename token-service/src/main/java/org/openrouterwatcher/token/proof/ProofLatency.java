package org.openrouterwatcher.token.proof;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How long revocations take, from the change to when this instance has heard that the last gateway refuses it. That is
 * more than the truth by the way of the gateway's report.
 */
@Component
public class ProofLatency {

    private static final double MEDIAN = 0.5;
    private static final double WORST_HUNDREDTH = 0.99;

    /** A read-out speaks of the last half to whole hour. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Timer timer;

    ProofLatency(MeterRegistry meters) {
        this.timer = Timer.builder("watcher.revocation.latency")
                .description("From a revocation's commit to the last gateway's word that it refuses")
                .publishPercentiles(MEDIAN, WORST_HUNDREDTH)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .distributionStatisticExpiry(REMEMBERED)
                .distributionStatisticBufferLength(2)
                .register(meters);
    }

    /**
     * What was measured: the count since the start, the rest lately.
     *
     * @param p50Ms half took no longer, in milliseconds; 0 while there is none
     */
    public record Figures(long count, double p50Ms, double p99Ms, double maxMs) {}

    void record(Duration latency) {
        timer.record(latency);
    }

    /** What was measured by this instance. */
    public Figures figures() {
        HistogramSnapshot snapshot = timer.takeSnapshot();
        return new Figures(
                snapshot.count(),
                percentile(snapshot, MEDIAN),
                percentile(snapshot, WORST_HUNDREDTH),
                snapshot.max(TimeUnit.MILLISECONDS));
    }

    private static double percentile(HistogramSnapshot snapshot, double wanted) {
        return Arrays.stream(snapshot.percentileValues())
                .filter(it -> it.percentile() == wanted)
                .mapToDouble((ValueAtPercentile it) -> it.value(TimeUnit.MILLISECONDS))
                .findFirst()
                .orElse(0);
    }
}
