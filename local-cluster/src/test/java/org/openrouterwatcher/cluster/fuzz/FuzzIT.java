package org.openrouterwatcher.cluster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.cluster.contract.Gateway;

/**
 * Whatever is sent, nobody blames the server, and every refusal says why. {@code -Dfuzz.requests=100000 -Dfuzz.seed=7}
 * sends more, or others; with {@code -Dfuzz.from=4711 -Dfuzz.requests=1} one of them again.
 */
class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final long FROM = Long.getLong("fuzz.from", 0);
    private static final long REQUESTS = Long.getLong("fuzz.requests", 2000);

    private final FuzzedCluster cluster = FuzzedCluster.shared();
    private final RequestMaker maker = new RequestMaker(SEED, OpenApi.read().operations());
    private final Tally tally = new Tally();

    @Test
    void whateverIsSentIsAnsweredAsPromised() {
        var start = Instant.now();

        new Clients(cluster, tally).send(maker::request, FROM, REQUESTS);

        System.out.println(tally.summary(SEED, Duration.between(start, Instant.now())));
        assertThat(tally.isClean())
                .as(() -> "-Dfuzz.seed=" + SEED + " " + tally.complaints())
                .isTrue();
        assertThat(tally.requests()).isEqualTo(REQUESTS);
        assertThat(cluster.forgedLines()).isEmpty();
        assertThatEverybodyIsReady();
        assertThatAGoodRequestIsAnswered();
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
