package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Cluster.awaitSoon;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** GET /api/live */
class LiveIT {

    private final Cluster cluster = Cluster.shared();
    private final Person person = cluster.watcherOfTheTeam();

    @Test
    void tellsAPersonThatAKeyHasChanged() {
        long key = soloKey();
        try (var reading = new Reading(person)) {
            awaitSoon(() -> assertThat(reading.lines).contains(": here"));

            switchKey(key, false);
            switchKey(key, true);

            awaitSoon(() -> assertThat(reading.lines)
                    .contains("event: key-status-changed")
                    .anyMatch(line -> line.startsWith("data: {\"api_key_id\":" + key + ",")));
        }
    }

    @Test
    void endsForWhoLogsOutAndForNobodyElse() {
        Person other = cluster.watcherOfTheTeam();
        try (var reading = new Reading(person);
                var others = new Reading(other)) {
            person.api().post("/api/auth/logout");

            awaitSoon(() -> assertThat(reading.isOpen()).isFalse());
            assertThat(others.isOpen()).isTrue();
        }
    }

    @Test
    void isForPeopleOnly() {
        assertUnauthorized(cluster.gateway().as(person.token("live").value()).get("/api/live"));
        assertUnauthorized(cluster.gateway().get("/api/live"));
    }

    private long soloKey() {
        return person.api()
                .get("/api/keys")
                .json()
                .valueStream()
                .filter(key -> key.get("name").asString().equals("solo-notebook"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asLong();
    }

    private void switchKey(long key, boolean on) {
        assertThat(person.api()
                        .put("/api/keys/" + key, "{\"is_active\": %s}".formatted(on))
                        .status())
                .isEqualTo(200);
    }

    /** Somebody who reads until the end. */
    private static final class Reading implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Stream<String> body;
        private final Thread thread;

        Reading(Person person) {
            this.body = person.api().stream("/api/live");
            this.thread = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try {
                body.forEach(lines::add);
            } catch (UncheckedIOException e) {
                // the test has read enough
            }
        }

        boolean isOpen() {
            return thread.isAlive();
        }

        @Override
        public void close() {
            body.close();
        }
    }
}
