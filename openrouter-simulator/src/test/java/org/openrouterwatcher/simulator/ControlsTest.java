package org.openrouterwatcher.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ControlsTest extends SimulatorFixture {

    @Test
    void saysThatItIsForDevelopmentAndListsWhatThereIs() {
        var help = api.control("GET", "/sim", "").json();

        assertThat(help.get("notice").stringValue()).contains("Development");
        assertThat(help.get("controls").size()).isGreaterThan(5);
    }

    @Test
    void listsTheDemoKeysWithTheirValues() {
        var keys = api.control("GET", "/sim/keys", "").items();

        assertThat(keys)
                .anyMatch(key -> key.get("name").stringValue().equals("ci-code-review")
                        && key.get("key").stringValue().matches("sk-or-v1-[0-9a-f]{64}"))
                .anyMatch(key -> key.get("kind").stringValue().equals("MANAGEMENT"))
                .anyMatch(key -> key.get("account").stringValue().equals("solo"));
    }

    @Test
    void addsSpendNow() {
        var before = usage("idle-intern");

        var answer = api.control("POST", "/sim/spend", "{\"key\":\"idle-intern\",\"credits\":0.000000001}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(usage("idle-intern").subtract(before)).isEqualByComparingTo("0.000000001");
    }

    @Test
    void closesTheDayOfAddedSpendAtMidnight() {
        api.control("POST", "/sim/spend", "{\"key\":\"idle-intern\",\"credits\":1.5,\"requests\":3}");

        api.control("POST", "/sim/clock", "{\"advance\":\"P1D\"}");

        var rows = api.get(
                        "/activity?api_key_hash="
                                + openRouter.key("idle-intern").hash(),
                        "team-admin")
                .items();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().get("usage").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(rows.getFirst().get("requests").intValue()).isEqualTo(3);
        assertThat(api.get("/key", "idle-intern").data().get("usage_daily").decimalValue())
                .isZero();
    }

    @Test
    void setsFaultsAndClearsThem() {
        api.control(
                "POST",
                "/sim/faults",
                "{\"fault\":\"status\",\"status\":429,\"retry_after\":\"30\",\"key\":\"chat-assistant\"}");

        assertThat(api.get("/key", "chat-assistant").status()).isEqualTo(429);
        assertThat(api.control("GET", "/sim/faults", "").items()).hasSize(1);
        api.control("DELETE", "/sim/faults", "");
        assertThat(api.get("/key", "chat-assistant").status()).isEqualTo(200);
    }

    @Test
    void takesEveryKindOfFault() {
        for (var fault : new String[] {
            "{\"fault\":\"hang\",\"times\":1}",
            "{\"fault\":\"drip\",\"pause\":\"PT0.01S\"}",
            "{\"fault\":\"drop\"}",
            "{\"fault\":\"redirect\",\"location\":\"http://127.0.0.1:1/\"}",
            "{\"fault\":\"garbage\",\"kind\":\"html\",\"status\":403}",
            "{\"fault\":\"quirk\",\"oddity\":\"dates_plain\"}"
        }) {
            assertThat(api.control("POST", "/sim/faults", fault).status())
                    .as(fault)
                    .isEqualTo(200);
        }
        assertThat(api.control("GET", "/sim/faults", "").items()).hasSize(6);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(api.control("POST", "/sim/faults", "{\"fault\":\"earthquake\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.control("POST", "/sim/faults", "{\"fault\":\"hang\",\"key\":\"nobody\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.control("POST", "/sim/spend", "{\"key\":\"nobody\"}").status())
                .isEqualTo(404);
        assertThat(api.control("POST", "/sim/clock", "{}").status()).isEqualTo(400);
        assertThat(api.control("POST", "/sim/keys", "{\"key\":\"solo-notebook\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.control("GET", "/sim/nothing", "").status()).isEqualTo(404);
    }

    @Test
    void disablesAKey() {
        api.control("POST", "/sim/keys", "{\"key\":\"solo-notebook\",\"state\":\"disabled\"}");

        assertThat(api.get("/key", "solo-notebook").status()).isEqualTo(401);
    }

    @Test
    void countsRequestsByPathAndKey() {
        api.get("/key", "chat-assistant");
        api.get("/key", "chat-assistant");
        api.get("/keys/" + "0".repeat(64), "team-admin");
        api.getWithSecret("/key", "sk-or-v1-nobody");

        assertThat(openRouter.requests().onPath("/key", "chat-assistant")).isEqualTo(2);
        assertThat(openRouter.requests().onPath("/keys/{hash}")).isEqualTo(1);
        var counts = api.control("GET", "/sim/requests", "").json();
        assertThat(counts.get("total").intValue()).isEqualTo(4);
        assertThat(counts.get("connections").intValue()).isBetween(1, 4);
        assertThat(counts.toString()).doesNotContain("nobody");
        api.control("DELETE", "/sim/requests", "");
        assertThat(openRouter.requests().total()).isZero();
    }

    @Test
    void tellsTheTruthWithSumsByEverything() {
        var truth = openRouter.truth();

        var told = api.control("GET", "/sim/truth?account=team", "").json();

        var model = "anthropic/claude-sonnet-4.6";
        assertThat(told.get("by_model").get(model).get("total").decimalValue())
                .isEqualByComparingTo(truth.sum(row ->
                                row.account().equals("team") && row.model().equals(model))
                        .total());
        assertThat(told.propertyNames()).contains("by_key", "by_day", "by_provider", "by_endpoint", "rows", "keys");
    }

    private BigDecimal usage(String key) {
        return api.get("/key", key).data().get("usage").decimalValue();
    }
}
