package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import tools.jackson.databind.JsonNode;

/**
 * GET /api/stats/dashboard, /api/stats/overview, /api/usage, /api/v1/stats, /api/v1/usage, /api/v1/keys, over an
 * account with real figures.
 */
class ReportsIT {

    private final Cluster cluster = Cluster.shared();
    private final Gateway outside = cluster.gateway();
    private final Person watcher = cluster.watcherOfTheTeam();
    private final Gateway script = outside.as(cluster.tokenOfTheTeam());

    private static BigDecimal sum(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Nested
    class Dashboard {
        @Test
        void answers200WithPartsThatAddUp() {
            Answer answer = watcher.api().get("/api/stats/dashboard");

            JsonNode json = answer.json();
            BigDecimal total = json.get("summary").get("total_cost").decimalValue();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(json.propertyNames())
                    .contains("summary", "by_model", "by_date", "by_key", "top_models", "as_of");
            assertThat(total).isPositive();
            assertThat(sum(json.get("by_date"), "cost")).isEqualByComparingTo(total);
            assertThat(sum(json.get("by_model"), "cost")).isEqualByComparingTo(total);
            assertThat(sum(json.get("by_key"), "cost")).isEqualByComparingTo(total);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "366", "-1", "thirty"})
        void answers422ToDaysOutOfRange(String days) {
            assertInvalid(watcher.api().get("/api/stats/dashboard?days=" + days), "days");
        }

        @Test
        void answers422ToAQueryItDoesNotKnow() {
            assertInvalid(watcher.api().get("/api/stats/dashboard?day=7"), "day");
        }

        @Test
        void answers401WithoutATokenAndToAnApiToken() {
            assertUnauthorized(outside.get("/api/stats/dashboard"));
            assertUnauthorized(script.get("/api/stats/dashboard"));
        }
    }

    @Nested
    class Overview {
        @Test
        void answers200WithTheDocumentedFields() {
            JsonNode json = watcher.api().get("/api/stats/overview").json();

            assertThat(json.propertyNames())
                    .containsExactlyInAnyOrder(
                            "period",
                            "summary",
                            "previous",
                            "today",
                            "month",
                            "series",
                            "top_models",
                            "by_key",
                            "choices",
                            "sources",
                            "as_of",
                            "complete");
            assertThat(json.get("series").propertyNames())
                    .containsExactlyInAnyOrder("group_by", "dates", "complete", "groups", "other");
            assertThat(json.get("series").get("groups").get(0).propertyNames())
                    .containsExactlyInAnyOrder("id", "name", "requests", "tokens_input", "tokens_output", "cost");
        }

        @ParameterizedTest
        @ValueSource(strings = {"model", "key", "provider"})
        void answersTheSameSumsAsTheDashboardHoweverItIsSplit(String groupBy) {
            JsonNode dashboard = watcher.api().get("/api/stats/dashboard").json();
            JsonNode json =
                    watcher.api().get("/api/stats/overview?group_by=" + groupBy).json();

            BigDecimal total = dashboard.get("summary").get("total_cost").decimalValue();
            assertThat(json.get("summary").get("total_cost").decimalValue())
                    .isEqualByComparingTo(total)
                    .isPositive();
            assertThat(json.get("previous").get("summary").get("total_cost").decimalValue())
                    .isEqualByComparingTo(
                            dashboard.get("previous").get("total_cost").decimalValue());
            assertThat(sumOfSeries(json.get("series"))).isEqualByComparingTo(total);
            assertThat(sum(json.get("by_key"), "cost")).isEqualByComparingTo(total);
        }

        @Test
        void answersTheSumOfTheLinesOfAModelAndKey() {
            JsonNode line = watcher.api()
                    .get("/api/usage?limit=1000")
                    .json()
                    .get("items")
                    .valueStream()
                    .filter(it -> !it.get("model").isNull())
                    .findFirst()
                    .orElseThrow();
            String query = "api_key_id=" + line.get("api_key_id").asLong() + "&model="
                    + URLEncoder.encode(line.get("model").asString(), StandardCharsets.UTF_8);

            JsonNode lines = watcher.api().get("/api/usage?limit=1000&" + query).json();
            JsonNode overview =
                    watcher.api().get("/api/stats/overview?" + query).json();

            assertThat(overview.get("summary").get("total_cost").decimalValue())
                    .isEqualByComparingTo(sum(lines.get("items"), "cost"))
                    .isPositive();
            assertThat(overview.get("by_key")).hasSize(1);
            assertThat(overview.get("top_models")).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({
            "start_date=2026-13-01,start_date",
            "start_date=2024-01-01&end_date=2026-01-01,start_date",
            "api_key_id=one,api_key_id",
            "group_by=colour,group_by",
            "group=key,group"
        })
        void answers422(String query, String field) {
            assertInvalid(watcher.api().get("/api/stats/overview?" + query), field);
        }

        @Test
        void answers401WithoutATokenAndToAnApiToken() {
            assertUnauthorized(outside.get("/api/stats/overview"));
            assertUnauthorized(script.get("/api/stats/overview"));
        }

        private static BigDecimal sumOfSeries(JsonNode series) {
            Stream<JsonNode> other = series.get("other").isNull() ? Stream.of() : Stream.of(series.get("other"));
            return Stream.concat(series.get("groups").valueStream(), other)
                    .flatMap(group -> group.get("cost").valueStream())
                    .map(JsonNode::decimalValue)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    @Nested
    class Usage {
        @Test
        void answers200PageByPage() {
            Answer all = watcher.api().get("/api/usage?limit=1000");
            Answer tail = watcher.api().get("/api/usage?skip=2&limit=3");

            assertThat(all.status()).isEqualTo(200);
            assertThat(tail.json().get("items")).hasSize(3);
            assertThat(tail.json().get("items").get(0))
                    .isEqualTo(all.json().get("items").get(2));
            assertThat(tail.json().get("pagination").get("total").asInt())
                    .isEqualTo(all.json().get("items").size());
        }

        @ParameterizedTest
        @CsvSource({
            "limit=1001,limit",
            "limit=0,limit",
            "skip=-1,skip",
            "start_date=2026-13-01,start_date",
            "start_date=01.02.2026,start_date",
            "api_key_id=one,api_key_id",
            "start_date=2026-02-02&end_date=2026-02-01,start_date",
            "modell=x,modell"
        })
        void answers422(String query, String field) {
            assertInvalid(watcher.api().get("/api/usage?" + query), field);
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(outside.get("/api/usage"));
        }
    }

    @Nested
    class PublicStats {
        @Test
        void answers200WithTheDocumentedFields() {
            JsonNode json = script.get("/api/v1/stats").json();

            assertThat(json.propertyNames()).containsExactlyInAnyOrder("summary", "period", "as_of");
            assertThat(json.get("summary").propertyNames())
                    .containsExactlyInAnyOrder(
                            "total_requests",
                            "total_cost",
                            "credits_cost",
                            "byok_cost",
                            "total_tokens_input",
                            "total_tokens_output",
                            "complete");
            assertThat(json.get("period").propertyNames()).containsExactlyInAnyOrder("start_date", "end_date");
        }

        @Test
        void answersTheSameSumAsThePersonsPage() {
            JsonNode stats = script.get("/api/v1/stats").json().get("summary");
            JsonNode dashboard =
                    watcher.api().get("/api/stats/dashboard").json().get("summary");

            assertThat(stats.get("total_cost").decimalValue())
                    .isEqualByComparingTo(dashboard.get("total_cost").decimalValue());
        }

        @Test
        void answers422ToAnUnreadableDate() {
            assertInvalid(script.get("/api/v1/stats?start_date=yesterday"), "start_date");
        }

        @Test
        void answers401ToNobodyToAJwtAndToAnUnknownToken() {
            assertUnauthorized(outside.get("/api/v1/stats"));
            Answer jwt = watcher.api().get("/api/v1/stats");
            assertUnauthorized(jwt);
            assertThat(jwt.json().get("detail").asString()).containsIgnoringCase("api token");
            assertUnauthorized(outside.as("or_api_nonsense").get("/api/v1/stats"));
        }
    }

    @Nested
    class PublicUsage {
        @Test
        void answers200WithTheDocumentedFields() {
            JsonNode json = script.get("/api/v1/usage?limit=5&page=2").json();

            assertThat(json.get("items")).hasSize(5);
            assertThat(json.get("items").get(0).propertyNames())
                    .containsExactlyInAnyOrder(
                            "date",
                            "api_key_id",
                            "api_key_name",
                            "model",
                            "provider",
                            "requests",
                            "tokens_input",
                            "tokens_output",
                            "cost",
                            "credits_cost",
                            "byok_cost",
                            "source");
            assertThat(json.get("pagination").propertyNames())
                    .containsExactlyInAnyOrder("page", "limit", "total", "pages");
        }

        @ParameterizedTest
        @CsvSource({"page=0,page", "limit=1001,limit", "start_date=x,start_date", "skip=1,skip"})
        void answers422(String query, String field) {
            assertInvalid(script.get("/api/v1/usage?" + query), field);
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(outside.get("/api/v1/usage"));
        }
    }

    @Nested
    class PublicKeys {
        @Test
        void answers200WithTheDocumentedFields() {
            JsonNode json = script.get("/api/v1/keys").json();

            assertThat(json.get("total").asInt())
                    .isEqualTo(json.get("items").size())
                    .isPositive();
            assertThat(json.get("items").get(0).propertyNames()).contains("id", "name", "is_active", "status", "stats");
            assertThat(json.get("items").get(0).get("stats").propertyNames()).contains("total_requests", "total_cost");
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(outside.get("/api/v1/keys"));
        }
    }

    @Nested
    class HourlyLimit {
        @Test
        void answers429AfterTheLimitAndSaysWhenToComeBack() {
            Gateway hasty = outside.as(Person.signUp(outside).token("hasty").value());
            Answer first = hasty.get("/api/v1/keys");
            int limit = Integer.parseInt(first.header("X-RateLimit-Limit"));
            Answer last = first;
            for (int call = 2; call <= limit; call++) {
                last = hasty.get("/api/v1/keys");
            }

            Answer tooMany = hasty.get("/api/v1/keys");

            assertThat(limit).isEqualTo(100);
            assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("99");
            assertThat(first.header("RateLimit-Policy")).contains("q=100", "w=3600");
            assertThat(first.header("RateLimit")).contains("r=99");
            assertThat(last.status()).isEqualTo(200);
            assertProblem(tooMany, 429);
            // the window, and the second that lets clocks differ
            assertThat(Integer.parseInt(tooMany.header("Retry-After"))).isBetween(1, 3600 + 1);
        }
    }
}
