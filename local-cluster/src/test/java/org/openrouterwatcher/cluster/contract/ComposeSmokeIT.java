package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import tools.jackson.databind.JsonNode;

/**
 * The main job against the system as Docker Compose brought it up. {@code docker/smoke} starts it and tells where it
 * is; it is not part of {@code ./watcher test}.
 */
@Tag("docker")
class ComposeSmokeIT {

    private final Gateway gateway = new Gateway(URI.create(System.getProperty("smoke.address")));
    private final String project = System.getProperty("smoke.project");

    @Test
    void aNewcomerSeesWhatWasSpentToTheLastDigitAndARevokedTokenIsRefused() {
        Person alice = Person.signUp(gateway);
        alice.key("team", secretOf("team-admin"));
        Person.ApiToken token = alice.token("smoke");
        Gateway script = gateway.as(token.value());

        Cluster.awaitWithin(120, () -> {
            JsonNode truth = simulator("/sim/truth");
            Answer run = alice.api().post("/api/schedules/usage-sync/run");
            assertThat(run.status()).as(run.text()).isEqualTo(202);
            Cluster.awaitWithin(60, () -> assertThat(outcome(alice, run)).isEqualToIgnoringCase("succeeded"));
            JsonNode stats = script.get("/api/v1/stats").json();
            assertThat(stats.get("summary").get("total_cost").decimalValue())
                    .isPositive()
                    .isEqualByComparingTo(spent(truth, stats.get("period").get("start_date")));
        });

        assertThat(alice.api().delete("/api/tokens/" + token.id()).status()).isEqualTo(204);
        assertUnauthorized(script.get("/api/v1/stats"));
    }

    private static String outcome(Person admin, Answer run) {
        return admin.api()
                .get("/api/schedules/usage-sync/ticks")
                .json()
                .get("items")
                .valueStream()
                .filter(tick -> tick.get("tick_id").equals(run.json().get("tick_id")))
                .map(tick -> tick.get("outcome").asString(""))
                .findFirst()
                .orElse("");
    }

    private static BigDecimal spent(JsonNode truth, JsonNode firstDay) {
        LocalDate first = LocalDate.parse(firstDay.asString());
        return truth.get("rows")
                .valueStream()
                .filter(row -> row.get("account").asString().equals("team"))
                .filter(row -> !LocalDate.parse(row.get("date").asString()).isBefore(first))
                .map(row -> row.get("spent")
                        .get("credits")
                        .decimalValue()
                        .add(row.get("spent").get("byok").decimalValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String secretOf(String key) {
        return simulator("/sim/keys")
                .get("data")
                .valueStream()
                .filter(it -> it.get("name").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .get("key")
                .asString();
    }

    /** Its port is not published, so it is asked from inside. */
    private JsonNode simulator(String path) {
        try {
            Process process = new ProcessBuilder(
                            "docker", "compose", "-p", project, "exec", "-T", "simulator", "http-get", "8090", path)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String body = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Gateway.parse(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
