package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import tools.jackson.databind.JsonNode;

/** /api/admin/audit and below */
class AuditIT {

    private final Cluster cluster = Cluster.shared();
    private final Gateway admin = cluster.admin().api();
    private final Person person = Person.signUp(cluster.gateway());

    @Test
    void showsWhoRevokedWhichTokenAndFromWhere() {
        Person.ApiToken token = person.token("nightly");
        person.api().delete("/api/tokens/" + token.id());

        JsonNode entry = newest("token", "action=api-token.revoke&subject=api-token:" + token.id());

        assertThat(entry.get("outcome").asString()).isEqualTo("done");
        assertThat(entry.get("actor").asString()).startsWith("account:");
        assertThat(entry.get("client_address").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.get("request_id").asString()).isNotBlank();
    }

    @Test
    void showsWhoWasRefusedAndWhy() {
        long key = cluster.watcherOfTheTeam()
                .api()
                .get("/api/keys")
                .json()
                .get(0)
                .get("id")
                .asLong();
        person.api().delete("/api/keys/" + key);

        JsonNode entry = newest("usage", "action=key.remove&subject=key:" + key);

        assertThat(entry.get("outcome").asString()).isEqualTo("refused");
        assertThat(entry.get("reason").asString()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "usage", "scheduler"})
    void isFoundIntact(String service) {
        Answer answer = admin.post("/api/admin/audit/" + service + "/verify");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("intact").asBoolean()).as(answer.text()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "usage", "scheduler"})
    void isForAdministratorsOnly(String service) {
        String path = "/api/admin/audit/" + service;
        String token = person.token("curious").value();

        assertProblem(person.api().get(path), 403);
        assertProblem(person.api().post(path + "/verify"), 403);
        assertUnauthorized(cluster.gateway().get(path));
        assertUnauthorized(cluster.gateway().as(token).get(path));
    }

    private JsonNode newest(String service, String query) {
        Answer answer = admin.get("/api/admin/audit/" + service + "?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("items").get(0);
    }
}
