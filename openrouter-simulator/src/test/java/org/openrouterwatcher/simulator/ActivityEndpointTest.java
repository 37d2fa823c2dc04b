package org.openrouterwatcher.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ActivityEndpointTest extends SimulatorFixture {

    @Test
    void showsAMonthOfCompletedDaysAndNeverToday() {
        var dates = activity("").stream().map(ActivityEndpointTest::date).collect(Collectors.toSet());

        assertThat(dates).contains(TODAY.minusDays(1), TODAY.minusDays(31)).doesNotContain(TODAY, TODAY.minusDays(32));
    }

    @Test
    void sumsToTheTruthPerKey() {
        for (var name : List.of("ci-code-review", "nightly-batch", "legacy-bot", "retired-prototype")) {
            var truth = openRouter.truth().key(name).window();

            var rows = activity("?api_key_hash=" + openRouter.key(name).hash());

            assertThat(sum(rows, "usage")).as(name).isEqualByComparingTo(truth.credits());
            assertThat(sum(rows, "byok_usage_inference")).as(name).isEqualByComparingTo(truth.byok());
            assertThat(sum(rows, "requests")).as(name).isEqualByComparingTo(BigDecimal.valueOf(truth.requests()));
        }
    }

    @Test
    void sumsOverAllKeysOfTheAccountAndNobodyElses() {
        var truth = openRouter.truth().sum(row -> row.account().equals("team") && !row.date().equals(TODAY));

        assertThat(sum(activity(""), "usage")).isEqualByComparingTo(truth.credits());
    }

    @Test
    void hasOneRowPerEndpointSoThatDayAndModelRepeat() {
        var rows = activity("?api_key_hash=" + openRouter.key("ci-code-review").hash());

        var daysAndModels =
                rows.stream().map(row -> date(row) + row.get("model").stringValue()).toList();
        var endpoints = rows.stream()
                .map(row -> date(row) + row.get("endpoint_id").stringValue())
                .toList();
        assertThat(Set.copyOf(daysAndModels)).hasSizeLessThan(daysAndModels.size());
        assertThat(endpoints).doesNotHaveDuplicates();
    }

    @Test
    void writesDatesWithAndWithoutTime() {
        var forms = activity("").stream()
                .map(row -> row.get("date").stringValue().length())
                .collect(Collectors.toSet());

        assertThat(forms).containsExactlyInAnyOrder("2026-01-02".length(), "2026-01-02 00:00:00".length());
    }

    @Test
    void hasRowsWithoutCostWithoutEndpointAndWithMoreReasoningThanCompletion() {
        var rows = activity("");

        assertThat(rows)
                .anyMatch(row -> row.get("usage").decimalValue().signum() == 0
                        && row.get("requests").longValue() > 0
                        && row.get("byok_usage_inference").decimalValue().signum() == 0)
                .anyMatch(row -> !row.has("endpoint_id") && !row.has("model_permaslug") && !row.has("provider_name"))
                .anyMatch(row -> row.get("reasoning_tokens").longValue()
                        > row.get("completion_tokens").longValue());
    }

    @Test
    void neverNamesTheKey() {
        var secret = openRouter.key("ci-code-review");

        assertThat(api.get("/activity", "team-admin").text())
                .doesNotContain(secret.hash())
                .doesNotContain(secret.name());
    }

    @Test
    void showsOneDayWhenAsked() {
        var day = TODAY.minusDays(3);

        var rows = activity("?date=" + day);

        assertThat(rows).isNotEmpty().allMatch(row -> date(row).equals(day));
    }

    @Test
    void refusesTodayAndDaysOutsideTheWindow() {
        for (var date : List.of("2026-08-20", "2026-08-21", "2026-07-20", "yesterday")) {
            var answer = api.get("/activity?date=" + date, "team-admin");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("Date must be within the last 30 (completed) UTC days");
        }
        assertThat(api.get("/activity?date=2026-07-21", "team-admin").status()).isEqualTo(200);
    }

    @Test
    void splitsByWorkspaceOnlyWhenAsked() {
        var split = activity("?group_by=workspace").stream()
                .map(row -> row.get("workspace_id").stringValue())
                .collect(Collectors.toSet());

        assertThat(split)
                .containsExactlyInAnyOrder(
                        openRouter.key("ci-code-review").workspaceId(),
                        openRouter.key("data-labelling").workspaceId());
        assertThat(activity("")).noneMatch(row -> row.has("workspace_id"));
        assertThat(api.get("/activity?group_by=key", "team-admin").status()).isEqualTo(400);
    }

    @Test
    void filtersByMember() {
        var member = openRouter.key("data-labelling").creatorUserId();
        var truth = openRouter.truth().sum(row -> !row.date().equals(TODAY)
                && List.of("data-labelling", "chat-assistant").contains(row.key()));

        assertThat(sum(activity("?user_id=" + member), "usage")).isEqualByComparingTo(truth.credits());
    }

    @Test
    void refusesAnInferenceKeyAndUnknownHashes() {
        assertThat(api.get("/activity", "ci-code-review").status()).isEqualTo(403);
        assertThat(api.get("/activity?api_key_hash=abc", "team-admin").status()).isEqualTo(400);
        assertThat(api.get("/activity?api_key_hash=" + "0".repeat(64), "team-admin")
                        .status())
                .isEqualTo(404);
    }

    private List<JsonNode> activity(String query) {
        return api.get("/activity" + query, "team-admin").items();
    }

    private static LocalDate date(JsonNode row) {
        return LocalDate.parse(row.get("date").stringValue().substring(0, 10));
    }

    private static BigDecimal sum(List<JsonNode> rows, String field) {
        return rows.stream().map(row -> row.get(field).decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
