package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import org.junit.jupiter.api.Test;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;

/** POST /api/tokens/revoke-leaked */
class LeakedTokenIT {

    private final Gateway gateway = Cluster.shared().gateway();
    private final Person alice = Person.signUp(gateway);

    private Answer report(String value) {
        return gateway.post("/api/tokens/revoke-leaked", "{\"token\": \"%s\"}".formatted(value));
    }

    @Test
    void answers202ToAnybodyAndTheTokenIsRefused() {
        Person.ApiToken token = alice.token("leaked");

        assertThat(report(token.value()).status()).isEqualTo(202);

        Cluster.awaitSoon(() -> assertUnauthorized(gateway.as(token.value()).get("/api/v1/keys")));
        assertThat(alice.api().get("/api/tokens").json().get(0).get("state").asString())
                .isEqualTo("leaked");
    }

    @Test
    void answersAlikeWhetherThereIsSuchATokenOrNot() {
        Person.ApiToken token = alice.token("leaked");

        Answer known = report(token.value());
        Answer again = report(token.value());

        assertThat(again.status()).isEqualTo(known.status());
        assertThat(again.text()).isEqualTo(known.text()).doesNotContain(token.value());
    }

    @Test
    void answers422ToWhatCannotBeAToken() {
        assertInvalid(report("or_api_wrong"), "token");
        assertInvalid(gateway.post("/api/tokens/revoke-leaked", "{}"), "token");
    }

    @Test
    void answers405ToOtherMethods() {
        assertProblem(gateway.get("/api/tokens/revoke-leaked"), 405);
    }
}
