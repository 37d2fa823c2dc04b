package org.openrouterwatcher.cluster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small requests that mean large work: numbers with a billion digits, nesting without end. */
class BombsIT {

    private static final String DEEP = "[".repeat(50_000) + "]".repeat(50_000);

    private final FuzzedCluster cluster = FuzzedCluster.shared();
    private final OneWrongPlace oneWrong = new OneWrongPlace(OpenApi.read().operations());
    private final Tally tally = new Tally();

    @Test
    void areRefusedInEveryField() throws IOException {
        send(Stream.concat(
                Stream.concat(HostileValues.NUMBERS.stream(), HostileValues.OTHERS.stream())
                        .flatMap(oneWrong::inFields),
                Stream.of(DEEP, "{\"a\":".repeat(30_000) + "0" + "}".repeat(30_000))
                        .flatMap(oneWrong::inFields)));

        assertThat(tally.isClean()).as(tally::complaints).isTrue();
    }

    @Test
    void areRefusedInEveryParameter() throws IOException {
        send(HostileValues.NUMBERS.stream().flatMap(oneWrong::inParameters));

        assertThat(tally.isClean()).as(tally::complaints).isTrue();
    }

    private void send(Stream<FuzzRequest> requests) throws IOException {
        try (Wire wire = cluster.wire()) {
            for (FuzzRequest request : requests.toList()) {
                var answer = wire.send(request.method(), request.bytes(cluster.cast()));
                cluster.cast().heard(request.operation(), answer.status());
                tally.add(request, answer);
            }
        }
    }
}
