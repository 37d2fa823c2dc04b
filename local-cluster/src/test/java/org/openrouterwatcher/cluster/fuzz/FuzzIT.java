package org.openrouterwatcher.cluster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.cluster.contract.Gateway;
import org.openrouterwatcher.cluster.fuzz.Wire.Answer;

/**
 * Whatever is sent, nobody blames the server, and every refusal says why. {@code -Dfuzz.requests=100000 -Dfuzz.seed=7}
 * sends more, or others; with {@code -Dfuzz.from=4711 -Dfuzz.requests=1} one of them again.
 */
class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final long FROM = Long.getLong("fuzz.from", 0);
    private static final long REQUESTS = Long.getLong("fuzz.requests", 2000);
    private static final int CLIENTS = 8;

    private final FuzzedCluster cluster = FuzzedCluster.shared();
    private final RequestMaker maker = new RequestMaker(SEED, OpenApi.read().operations());
    private final AtomicLong next = new AtomicLong(FROM);
    private final Tally tally = new Tally();

    @Test
    void whateverIsSentIsAnsweredAsPromised() {
        var start = Instant.now();

        var clients = Stream.generate(() -> CompletableFuture.runAsync(this::sendUntilDone, Thread::startVirtualThread))
                .limit(CLIENTS)
                .toList();
        clients.forEach(CompletableFuture::join);

        System.out.println(tally.summary(SEED, Duration.between(start, Instant.now())));
        assertThat(tally.isClean())
                .as(() -> "-Dfuzz.seed=" + SEED + " " + tally.complaints())
                .isTrue();
        assertThat(tally.requests()).isEqualTo(REQUESTS);
        assertThat(cluster.forgedLines()).isEmpty();
        assertThatEverybodyIsReady();
        assertThatAGoodRequestIsAnswered();
    }

    private void sendUntilDone() {
        try (Wire wire = cluster.wire()) {
            for (long number = next.getAndIncrement(); number < FROM + REQUESTS; number = next.getAndIncrement()) {
                send(maker.request(number), wire);
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

    private void assertThatEverybodyIsReady() {
        assertThat(cluster.readiness())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(new Gateway(address).get("").status())
                        .as(address.toString())
                        .isEqualTo(200));
    }

    private void assertThatAGoodRequestIsAnswered() {
        for (String path : new String[] {"/api/profile", "/api/keys", "/api/schedules", "/api/stats/dashboard"}) {
            var answer = cluster.gateway()
                    .as(cluster.cast().fillIn(Cast.ADMINISTRATOR))
                    .get(path);
            assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        }
    }
}
