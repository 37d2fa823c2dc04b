package org.openrouterwatcher.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.simulator.world.Truth;

class AccountEndpointsTest extends SimulatorFixture {

    @Test
    void creditsAreTheSumOverAllKeysEvenDisabledOnes() {
        var spent = openRouter.truth().keys().stream()
                .filter(key -> key.account().equals("team"))
                .map(Truth.KeyTruth::lifetime)
                .map(lifetime -> lifetime.credits())
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        var credits = api.get("/credits", "team-admin").data();

        assertThat(credits.get("total_usage").decimalValue()).isEqualByComparingTo(spent);
        assertThat(credits.get("total_credits").decimalValue()).isGreaterThan(spent);
    }

    @Test
    void anInferenceKeySeesZerosForCredits() {
        var answer = api.get("/credits", "ci-code-review");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"data\":{\"total_credits\":0,\"total_usage\":0}}");
    }

    @Test
    void workspacesArePagedWithATotal() {
        var first = api.get("/workspaces?limit=1", "team-admin");
        var second = api.get("/workspaces?limit=1&offset=1", "team-admin");

        assertThat(first.items()).hasSize(1);
        assertThat(second.items().getFirst().get("name").stringValue()).isEqualTo("Research");
        assertThat(second.json().get("total_count").intValue()).isEqualTo(2);
    }

    @Test
    void workspacesRefuseAnInferenceKeyAndTooLargeAPage() {
        assertThat(api.get("/workspaces", "solo-notebook").status()).isEqualTo(403);
        assertThat(api.get("/workspaces?limit=101", "team-admin").status()).isEqualTo(400);
    }

    @Test
    void thereIsNoUsagePath() {
        var answer = api.get("/usage?start_date=2026-08-01", "team-admin");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("error").get("code").intValue()).isEqualTo(404);
    }

    @Test
    void theOrderOfFieldsInErrorBodiesVaries() {
        assertThat(api.get("/activity?date=2026-08-20", "team-admin").text()).startsWith("{\"error\":{\"message\"");
        assertThat(api.get("/activity", "solo-notebook").text()).startsWith("{\"error\":{\"code\":403");
    }
}
