package org.openrouterwatcher.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.simulator.world.KeyState;
import tools.jackson.databind.JsonNode;

class KeyEndpointTest extends SimulatorFixture {

    @Test
    void showsMoneyButNeitherHashNorNameNorTokens() {
        var key = api.get("/key", "ci-code-review").data();

        assertThat(key.propertyNames())
                .contains("label", "limit", "usage", "byok_usage_monthly", "rate_limit")
                .doesNotContain("hash", "name", "disabled", "workspace_id", "requests");
    }

    @Test
    void countsWhatTheTruthCounts() {
        var truth = openRouter.truth().key("nightly-batch");

        var key = api.get("/key", "nightly-batch").data();

        assertThat(money(key, "usage")).isEqualByComparingTo(truth.lifetime().credits());
        assertThat(money(key, "byok_usage")).isEqualByComparingTo(truth.lifetime().byok());
        assertThat(money(key, "usage_daily")).isEqualByComparingTo(truth.today().credits());
        assertThat(money(key, "byok_usage_daily")).isEqualByComparingTo(truth.today().byok());
    }

    @Test
    void beginsTheWeekOnMondayAndTheMonthOnTheFirst() {
        var monday = TODAY.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var truth = openRouter.truth();
        var week = truth.sum(row -> row.key().equals("ci-code-review") && !row.date().isBefore(monday));
        var month = truth.sum(
                row -> row.key().equals("ci-code-review") && !row.date().isBefore(TODAY.withDayOfMonth(1)));

        var key = api.get("/key", "ci-code-review").data();

        assertThat(money(key, "usage_weekly")).isEqualByComparingTo(week.credits());
        assertThat(money(key, "usage_monthly")).isEqualByComparingTo(month.credits());
    }

    @Test
    void takesTheCapFromTheWindowNotFromTheLifetime() {
        var key = api.get("/key", "ci-code-review").data();

        var used = money(key, "limit").subtract(money(key, "limit_remaining"));
        assertThat(used).isEqualByComparingTo(money(key, "usage_monthly"));
        assertThat(money(key, "usage")).isGreaterThan(money(key, "limit"));
    }

    @Test
    void countsOwnProviderKeysAgainstTheCapWhereTheKeySaysSo() {
        var key = api.get("/key", "nightly-batch").data();

        var used = money(key, "limit").subtract(money(key, "limit_remaining"));
        assertThat(key.get("include_byok_in_limit").booleanValue()).isTrue();
        assertThat(used).isEqualByComparingTo(money(key, "usage_weekly").add(money(key, "byok_usage_weekly")));
    }

    @Test
    void lateRequestsOverrunACapSoThatItsRestIsNegative() {
        var key = api.get("/key", "legacy-bot").data();

        assertThat(key.get("limit_reset").isNull()).isTrue();
        assertThat(money(key, "limit_remaining")).isNegative();
    }

    @Test
    void saysNullWhereThereIsNoCap() {
        var key = api.get("/key", "data-labelling").data();

        assertThat(key.get("limit").isNull()).isTrue();
        assertThat(key.get("limit_remaining").isNull()).isTrue();
    }

    @Test
    void writesMoneyWithNineAndMoreDecimalsAndNeverWithAnExponent() {
        var text = api.get("/key", "data-labelling").text();

        assertThat(text).containsPattern("\"usage\":\\d+\\.\\d{9,}").doesNotContainPattern("\\dE-?\\d");
    }

    @Test
    void aManagementKeySaysSoAndSpendsNothing() {
        var key = api.get("/key", "team-admin").data();

        assertThat(key.get("is_management_key").booleanValue()).isTrue();
        assertThat(money(key, "usage")).isZero();
    }

    @Test
    void growsWithTheClockAndNeverShrinks() {
        var before = money(api.get("/key", "chat-assistant").data(), "usage");

        openRouter.advance(Duration.ofDays(2));

        assertThat(money(api.get("/key", "chat-assistant").data(), "usage")).isGreaterThan(before);
    }

    @Test
    void isClosedToAMissingAnUnknownADisabledAndADeletedKey() {
        openRouter.become("idle-intern", KeyState.DELETED);

        assertThat(api.getWithoutKey("/key").error()).isEqualTo("Missing Authentication header");
        assertThat(api.getWithoutKey("/key").status()).isEqualTo(401);
        assertThat(api.getWithSecret("/key", "sk-or-v1-nobody").status()).isEqualTo(401);
        assertThat(api.get("/key", "retired-prototype").status()).isEqualTo(401);
        assertThat(api.get("/key", "idle-intern").status()).isEqualTo(401);
    }

    private static BigDecimal money(JsonNode key, String field) {
        return key.get(field).decimalValue();
    }
}
