package org.openrouterwatcher.benchmarks.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * How long answers take at a rate that is kept whatever happens (an open loop): each request has its moment, and its
 * time counts from that moment, also when the connection was still busy with the one before. So nothing that is slow
 * hides what comes after it (Tene, "How NOT to Measure Latency").
 *
 * @param rate requests a second, over all connections
 */
record Latencies(double rate, Duration time) {

    private static final int CONNECTIONS = 64;

    /** Asks one address; the times are in nanoseconds. */
    Histogram of(URI address, String credential) throws IOException, InterruptedException, ExecutionException {
        var all = new Histogram(3);
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var parts = new ArrayList<Future<Histogram>>();
            long start = System.nanoTime();
            for (int i = 0; i < CONNECTIONS; i++) {
                // they take turns, so that not all ask at the same moment
                long first = start + (long) (i / rate * Duration.ofSeconds(1).toNanos());
                parts.add(threads.submit(() -> ask(address, credential, first)));
            }
            for (Future<Histogram> part : parts) {
                all.add(part.get());
            }
        }
        return all;
    }

    private Histogram ask(URI address, String credential, long first) throws IOException, InterruptedException {
        var histogram = new Histogram(3);
        long gap = (long) (CONNECTIONS / rate * Duration.ofSeconds(1).toNanos());
        long end = first + time.toNanos();
        try (var connection = RawConnection.to(address, credential)) {
            for (long moment = first; moment - end < 0; moment += gap) {
                long left = moment - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(Duration.ofNanos(left));
                }
                connection.exchange();
                histogram.recordValue(System.nanoTime() - moment);
            }
        }
        return histogram;
    }
}
