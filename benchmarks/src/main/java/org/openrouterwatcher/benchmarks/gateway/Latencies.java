package org.openrouterwatcher.benchmarks.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long answers take at a rate that is kept whatever happens (an open loop): each request has its moment, and its
 * time counts from that moment, also when it had to wait for a connection. So nothing that is slow hides what comes
 * after it (Tene, "How NOT to Measure Latency"). One thread asks and reads on all connections, so that who measures
 * takes little of the machine that is measured.
 *
 * @param rate requests a second, over all connections
 */
record Latencies(double rate, Duration time) {

    private static final int CONNECTIONS = 64;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Between two looks, when there is nothing to do; short beside what is measured. */
    private static final Duration NAP = Duration.ofNanos(50_000);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Asks one address; the times are in nanoseconds.
     *
     * @throws IOException when an answer is no 200, or the last ones do not come
     */
    Histogram of(URI address, String credential) throws IOException {
        try (var selector = Selector.open()) {
            Deque<RawConnection> idle = new ArrayDeque<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                idle.add(RawConnection.to(address, credential, selector));
            }
            try {
                return ask(selector, idle);
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
    }

    private Histogram ask(Selector selector, Deque<RawConnection> idle) throws IOException {
        var histogram = new Histogram(3);
        long count = Math.round(rate * time.toNanos() / NANOS_PER_SECOND);
        long start = System.nanoTime();
        long end = moment(start, count) + PATIENCE.toNanos();
        long sent = 0;
        while (histogram.getTotalCount() < count) {
            long before = sent + histogram.getTotalCount();
            for (; sent < count && !idle.isEmpty() && moment(start, sent) - System.nanoTime() <= 0; sent++) {
                idle.remove().ask(moment(start, sent));
            }
            selector.selectNow(key -> read((RawConnection) key.attachment(), idle, histogram));
            if (sent + histogram.getTotalCount() == before) {
                LockSupport.parkNanos(NAP.toNanos());
            }
            if (System.nanoTime() - end > 0) {
                throw new IOException("%d answers did not come".formatted(count - histogram.getTotalCount()));
            }
        }
        return histogram;
    }

    private long moment(long start, long number) {
        return start + Math.round(number / rate * NANOS_PER_SECOND);
    }

    private static void read(RawConnection connection, Deque<RawConnection> idle, Histogram histogram) {
        if (connection.hasAnswer()) {
            histogram.recordValue(System.nanoTime() - connection.askedFor());
            idle.add(connection);
        }
    }
}
