package org.openrouterwatcher.cluster.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.fuzz.Wire.Answer;

/** Some clients that share out requests between them and tally what comes back. */
final class Clients {

    private static final int AT_ONCE = 8;

    private final FuzzedCluster cluster;
    private final Tally tally;

    Clients(FuzzedCluster cluster, Tally tally) {
        this.cluster = cluster;
        this.tally = tally;
    }

    /** Sends the requests with these numbers and returns when all are answered. */
    void send(LongFunction<FuzzRequest> requests, long from, long count) {
        var next = new AtomicLong(from);
        var clients = Stream.generate(() -> CompletableFuture.runAsync(
                        () -> sendUntilDone(requests, next, from + count), Thread::startVirtualThread))
                .limit(AT_ONCE)
                .toList();
        clients.forEach(CompletableFuture::join);
    }

    private void sendUntilDone(LongFunction<FuzzRequest> requests, AtomicLong next, long end) {
        try (Wire wire = cluster.wire()) {
            for (long number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                send(requests.apply(number), wire);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(FuzzRequest request, Wire wire) {
        try {
            Answer answer = wire.send(request.method(), request.bytes(cluster.cast()));
            cluster.cast().heard(request.operation(), answer.status());
            tally.add(request, answer);
        } catch (IOException | RuntimeException e) {
            tally.noAnswer(request, e);
        }
    }
}
