package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import org.openrouterwatcher.events.Topics;
import tools.jackson.databind.JsonNode;

/** /api/admin/dead-letters and below, at every service that hears of others */
class DeadLettersIT {

    private static final String SKIP = "{\"reason\": \"a test has sent it\"}";

    private final Cluster cluster = Cluster.shared();
    private final Person admin = cluster.admin();

    @ParameterizedTest
    @CsvSource({"token, " + Topics.TOKEN_USAGE, "usage, " + Topics.TICKS, "scheduler, " + Topics.TICK_RESULTS})
    void whatAServiceCannotReadIsSeenAndSkippedByAnAdministratorAndThatIsNoted(String service, String topic) {
        String key = UUID.randomUUID().toString();
        cluster.publish(topic, key, "no event at all");
        cluster.awaitAllHeardBy(service + "-service", topic);

        JsonNode letter = parked(service, topic, key);
        Answer skipped = admin.api().post(path(service) + "/" + letter.get("id") + "/skip", SKIP);

        assertThat(letter.get("payload_bytes").asInt()).isEqualTo("no event at all".length());
        assertThat(skipped.status()).as(skipped.text()).isEqualTo(200);
        assertThat(skipped.json().get("letter").get("state").asString()).isEqualTo("skipped");
        JsonNode noted = newestEntryAbout(service, letter);
        assertThat(noted.get("action").asString()).isEqualTo("dead-letter.skip");
        assertThat(noted.get("outcome").asString()).isEqualTo("done");
        assertThat(noted.get("actor").asString())
                .isEqualTo("account:" + decision(skipped).get("by"));
    }

    @Test
    void whoIsRefusedIsNotedToo() {
        String key = UUID.randomUUID().toString();
        cluster.publish(Topics.TICK_RESULTS, key, "no event at all");
        cluster.awaitAllHeardBy("scheduler-service", Topics.TICK_RESULTS);
        JsonNode letter = parked("scheduler", Topics.TICK_RESULTS, key);
        Gateway user = Person.signUp(cluster.gateway()).api();

        assertProblem(user.post(path("scheduler") + "/" + letter.get("id") + "/skip", SKIP), 403);

        JsonNode noted = newestEntryAbout("scheduler", letter);
        assertThat(noted.get("outcome").asString()).isEqualTo("refused");
        assertThat(noted.get("reason").asString()).isEqualTo("forbidden");
        assertThat(parked("scheduler", Topics.TICK_RESULTS, key)).isEqualTo(letter);
        admin.api().post(path("scheduler") + "/" + letter.get("id") + "/skip", SKIP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "usage", "scheduler"})
    void areForAdministratorsOnly(String service) {
        Person person = Person.signUp(cluster.gateway());
        String script = person.token("curious").value();

        assertProblem(person.api().get(path(service)), 403);
        assertUnauthorized(cluster.gateway().get(path(service)));
        assertUnauthorized(cluster.gateway().as(script).get(path(service)));
    }

    private JsonNode parked(String service, String topic, String key) {
        Answer answer = admin.api().get(path(service) + "?state=parked&topic=" + topic);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("items")
                .valueStream()
                .filter(it -> it.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not parked: " + answer.text()));
    }

    private JsonNode newestEntryAbout(String service, JsonNode letter) {
        return admin.api()
                .get("/api/admin/audit/" + service + "?subject=dead-letter:" + letter.get("id"))
                .json()
                .get("items")
                .get(0);
    }

    private static JsonNode decision(Answer decided) {
        return decided.json().get("letter").get("decision");
    }

    private static String path(String service) {
        return "/api/admin/dead-letters/" + service;
    }
}
