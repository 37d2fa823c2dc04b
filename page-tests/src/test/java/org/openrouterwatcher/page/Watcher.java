package org.openrouterwatcher.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.openrouterwatcher.cluster.contract.Gateway;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import org.openrouterwatcher.cluster.endtoend.ClusterUnderTest;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import tools.jackson.databind.JsonNode;

/** The system that all these tests look at, and what they do behind the page's back. */
final class Watcher {

    static final String PASSWORD = "seven purple lamps on a quiet pier";

    private final ClusterUnderTest cluster;
    private final Person administrator;
    private Person team;

    private Watcher(ClusterUnderTest cluster) {
        this.cluster = cluster;
        // the first account is the administrator
        this.administrator = register("admin");
    }

    static Watcher shared() {
        return Shared.WATCHER;
    }

    /** An account. */
    record Person(String email, String password) {}

    /** Where a browser goes; a name, as browsers grant more to it than to a number. */
    String address() {
        return "http://localhost:" + cluster.gateway().getPort();
    }

    Person administrator() {
        return administrator;
    }

    /** A new account without anything. */
    Person register(String name) {
        var person = new Person(name + "-" + UUID.randomUUID() + "@example.org", PASSWORD);
        Answer registered = outside().post("/api/auth/register", credentials(person));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        return person;
    }

    /** Somebody who watches the team's keys, with figures of a month. No other test may watch these two. */
    synchronized Person team() {
        if (team == null) {
            var person = register("team");
            watch(person, "team-admin");
            watch(person, "nightly-batch");
            sync(person);
            team = person;
        }
        return team;
    }

    private void watch(Person person, String name) {
        var body = "{\"name\": \"%s\", \"key\": \"%s\"}".formatted(name, secretOf(name));
        Answer created = as(person).post("/api/keys", body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    /** Fetches what the person's keys spent and waits for it. */
    void sync(Person person) {
        Gateway api = as(person);
        for (JsonNode key : api.get("/api/keys").json()) {
            api.post("/api/keys/" + key.get("id").asLong() + "/sync");
        }
        Awaitility.await("figures")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.get("/api/stats/dashboard").json(),
                        it -> !it.get("as_of").isNull());
    }

    /** Where the ledger is kept. */
    PostgresDatabase ledger() {
        return cluster.cluster().databaseOf(Service.USAGE);
    }

    /** What Kafka clients take as {@code bootstrap.servers}. */
    String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    /** Runs a job as the administrator does by hand, and waits until it is done. */
    void runJob(String job) {
        Gateway api = as(administrator);
        Answer answer = api.post("/api/schedules/" + job + "/run");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String tick = answer.json().get("tick_id").asString();
        Awaitility.await(job).atMost(Duration.ofSeconds(60)).until(() -> isDone(api, job, tick));
    }

    private static boolean isDone(Gateway api, String job, String tick) {
        JsonNode ticks = api.get("/api/schedules/" + job + "/ticks").json();
        return ticks.get("items")
                .valueStream()
                .anyMatch(it -> it.get("tick_id").asString().equals(tick)
                        && !it.get("outcome").isNull());
    }

    /** The API as this person. */
    Gateway as(Person person) {
        Answer session = outside().post("/api/auth/login", credentials(person));
        assertThat(session.status()).as(session.text()).isEqualTo(200);
        return outside().as(session.json().get("access_token").asString());
    }

    /** The API as anybody. */
    Gateway outside() {
        return new Gateway(cluster.gateway());
    }

    /** The text of a key at the simulator. */
    String secretOf(String name) {
        return simulator()
                .get("/sim/keys")
                .json()
                .get("data")
                .valueStream()
                .filter(key -> key.get("name").asString().equals(name))
                .map(key -> key.get("key").asString())
                .findFirst()
                .orElseThrow();
    }

    /** OpenRouter misbehaves from now on, as {@code GET /sim} explains. */
    void failUpstream(String fault) {
        Answer answer = simulator().post("/sim/faults", fault);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** OpenRouter works again, and usage-service has found out. */
    void healUpstream() {
        simulator().delete("/sim/faults");
        Gateway api = as(team());
        String key = "/api/keys/" + api.get("/api/keys").json().get(0).get("id").asLong();
        String before = api.get(key).json().get("last_good_check_at").asString();
        Awaitility.await("a good check").atMost(Duration.ofSeconds(60)).until(() -> {
            api.post(key + "/validate");
            return !api.get(key).json().get("last_good_check_at").asString().equals(before);
        });
    }

    void spend(String key, String credits) {
        Answer answer = simulator().post("/sim/spend", "{\"key\": \"%s\", \"credits\": %s}".formatted(key, credits));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Gateway simulator() {
        URI address = cluster.simulator();
        return new Gateway(address);
    }

    private static String credentials(Person person) {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(person.email(), person.password());
    }

    private static final class Shared {

        static final Watcher WATCHER = start();

        private static Watcher start() {
            var cluster = ClusterUnderTest.with(Map.of("GATEWAY_SERVICE_INSTANCES", "1"));
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "end-of-cluster"));
            return new Watcher(cluster);
        }
    }
}
