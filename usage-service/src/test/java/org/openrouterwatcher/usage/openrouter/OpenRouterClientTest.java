package org.openrouterwatcher.usage.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.simulator.OpenRouterSimulator;
import org.openrouterwatcher.simulator.SimulatorOptions;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.simulator.faults.Fault.Quirk;
import org.openrouterwatcher.simulator.faults.FaultRule;
import org.openrouterwatcher.simulator.faults.Oddity;
import org.openrouterwatcher.simulator.world.KeyState;
import org.openrouterwatcher.simulator.world.Spent;
import org.openrouterwatcher.web.secret.Secret;

class OpenRouterClientTest {

    @Nested
    class AsksAKeyForItself extends ClientFixture {

        @Test
        void readsItsMoneyToTheLastDigit() {
            var truth = openRouter.truth().key("nightly-batch");

            var status = value(client().key(secretOf("nightly-batch")));

            assertThat(status.money().usage())
                    .isEqualByComparingTo(truth.lifetime().credits());
            assertThat(status.money().byokUsage())
                    .isEqualByComparingTo(truth.lifetime().byok());
            assertThat(status.money().usageDaily())
                    .isEqualByComparingTo(truth.today().credits());
            assertThat(status.label()).isEqualTo(openRouter.key("nightly-batch").label());
        }

        @Test
        void tellsWhatTheWindowOfItsCapHasUsed() {
            var money = value(client().key(secretOf("ci-code-review"))).money();

            assertThat(money.usedOfLimit()).isEqualByComparingTo(money.usageMonthly());
            assertThat(money.usage()).isGreaterThan(money.limit());
        }

        @Test
        void takesAnOverrunCapAndNone() {
            assertThat(value(client().key(secretOf("legacy-bot"))).money().limitRemaining())
                    .isNegative();
            assertThat(value(client().key(secretOf("data-labelling"))).money().usedOfLimit())
                    .isNull();
        }

        @Test
        void knowsAManagementKeyByItsAnswer() {
            assertThat(value(client().key(secretOf("team-admin"))).managementKey())
                    .isTrue();
            assertThat(value(client().key(secretOf("solo-notebook"))).managementKey())
                    .isFalse();
        }

        @Test
        void understandsTheAnswerOfSeptember2025() {
            openRouter.fail(new Quirk(Oddity.OLD_FIELDS));

            var status = value(client().key(secretOf("team-admin")));

            assertThat(status.managementKey()).isTrue();
            assertThat(status.money().byokUsage()).isNull();
        }

        @Test
        void takesUnknownWordsAndFieldsAsTheyCome() {
            openRouter.fail(new Quirk(Oddity.UNKNOWN_WORDS));

            var status = value(client().key(secretOf("ci-code-review")));

            assertThat(status.money().limitReset()).isEqualTo("fortnightly");
        }

        @Test
        void saysUnauthorizedForAnUnknownAndADisabledKeyAfterOneRequest() {
            openRouter.become("solo-notebook", KeyState.DISABLED);

            assertThat(client().key(secretOf("solo-notebook"))).isInstanceOf(Answer.Unauthorized.class);
            assertThat(client().key(Secret.of("sk-or-v1-nobody"))).isInstanceOf(Answer.Unauthorized.class);
            assertThat(openRouter.requests().total()).isEqualTo(2);
        }

        @Test
        void doesNotSendAKeyThatNoHeaderCanCarry() {
            var answer = client().key(Secret.of("sk-or-v1-broken\nline"));

            assertThat(answer).isInstanceOf(Answer.BadRequest.class);
            assertThat(answer.toString()).doesNotContain("broken");
            assertThat(openRouter.requests().total()).isZero();
        }
    }

    @Nested
    class AsksForTheInventory extends ClientFixture {

        @Test
        void seesDisabledKeysAndThoseOfEveryWorkspace() {
            var keys = value(client().keys(secretOf("team-admin")));

            assertThat(keys)
                    .extracting(ObservedKey::name)
                    .containsExactlyInAnyOrder(
                            "ci-code-review",
                            "chat-assistant",
                            "nightly-batch",
                            "data-labelling",
                            "legacy-bot",
                            "idle-intern",
                            "retired-prototype");
            assertThat(keys).filteredOn(ObservedKey::disabled).hasSize(1);
            assertThat(keys).allMatch(key -> key.createdAt() != null);
        }

        @Test
        void agreesWithTheTruthPerKey() {
            var truth = openRouter.truth();

            for (var key : value(client().keys(secretOf("team-admin")))) {
                var lifetime = truth.key(key.name()).lifetime();
                assertThat(key.money().usage()).isEqualByComparingTo(lifetime.credits());
                assertThat(key.money().byokUsage()).isEqualByComparingTo(lifetime.byok());
            }
        }

        @Test
        void readsEveryPage() {
            try (var big = OpenRouterSimulator.start(SimulatorOptions.seed(7).withExtraKeys(300), Clock.systemUTC());
                    var bigClient = clientOf(big)) {
                var keys = value(bigClient.keys(Secret.of(big.key("bulk-admin").secret())));

                assertThat(keys).extracting(ObservedKey::hash).hasSize(300).doesNotHaveDuplicates();
                assertThat(big.requests().onPath("/keys")).isEqualTo(4);
            }
        }

        @Test
        void givesNoHalfListWhenALaterPageFails() {
            openRouter.fail(FaultRule.always(new Quirk(Oddity.UNKNOWN_WORDS))
                    .onPath("/keys")
                    .times(1));
            openRouter.fail(FaultRule.always(new Fault.Status(503)).onPath("/keys"));

            assertThat(client().keys(secretOf("team-admin"))).isInstanceOf(Answer.Unavailable.class);
        }

        @Test
        void asksForTheDefaultWorkspaceWhereThereAreNone() {
            openRouter.fail(FaultRule.always(new Fault.Status(404)).onPath("/workspaces"));

            var keys = value(client().keys(secretOf("team-admin")));

            assertThat(keys).hasSize(6).extracting(ObservedKey::name).doesNotContain("data-labelling");
        }

        @Test
        void isForbiddenToAnInferenceKey() {
            assertThat(client().keys(secretOf("ci-code-review"))).isInstanceOf(Answer.Forbidden.class);
        }

        private OpenRouterClient clientOf(OpenRouterSimulator other) {
            return new OpenRouterClient(Settings.bind(Settings.impatient(other.baseUrl())), clock, meters);
        }
    }

    @Nested
    class AsksForCredits extends ClientFixture {

        @Test
        void readsTheBalanceOfAnAccount() {
            var spent = openRouter.truth().keys().stream()
                    .filter(key -> key.account().equals("team"))
                    .map(key -> key.lifetime().credits())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            var credits = value(client().credits(secretOf("team-admin")));

            assertThat(credits.totalUsage()).isEqualByComparingTo(spent);
            assertThat(credits.balance())
                    .isEqualByComparingTo(credits.totalCredits().subtract(spent));
        }

        @Test
        void handsOnTheZerosThatAnInferenceKeyIsTold() {
            assertThat(value(client().credits(secretOf("solo-notebook"))).balance())
                    .isZero();
        }
    }

    @Nested
    class AsksForActivity extends ClientFixture {

        @Test
        void agreesWithTheTruthPerDayAndEndpoint() {
            record Cell(Object date, Object model, Object endpoint) {}
            var truth = openRouter.truth().rows().stream()
                    .filter(row ->
                            row.key().equals("nightly-batch") && !row.date().equals(TODAY))
                    .collect(Collectors.toMap(
                            row -> new Cell(row.date(), row.model(), String.valueOf(row.endpointId())),
                            row -> plain(row.spent())));

            var activity = value(client().activity(secretOf("team-admin"), null, hashOf("nightly-batch")));

            assertThat(activity.stream()
                            .collect(Collectors.toMap(
                                    item -> new Cell(item.date(), item.model(), String.valueOf(item.endpointId())),
                                    OpenRouterClientTest::plain)))
                    .isEqualTo(truth);
        }

        @Test
        void keepsRowsWithoutEndpointAndWithMoreReasoningThanCompletion() {
            var activity = value(client().activity(secretOf("team-admin"), null, null));

            assertThat(activity)
                    .anyMatch(item -> item.endpointId() == null && item.modelPermaslug() == null)
                    .anyMatch(item -> item.reasoningTokens() > item.completionTokens())
                    .anyMatch(item -> item.cost().signum() == 0 && item.requests() > 0);
        }

        @Test
        void readsDatesInBothForms() {
            openRouter.fail(FaultRule.always(new Quirk(Oddity.DATES_PLAIN)).times(1));
            openRouter.fail(FaultRule.always(new Quirk(Oddity.DATES_WITH_TIME)).times(1));

            var plain = value(client().activity(secretOf("team-admin"), null, null));
            var withTime = value(client().activity(secretOf("team-admin"), null, null));

            assertThat(plain).isNotEmpty().isEqualTo(withTime);
        }

        @Test
        void readsCountsWrittenAsFloats() {
            var expected = value(client().activity(secretOf("team-admin"), null, null));
            openRouter.fail(new Quirk(Oddity.FLOAT_COUNTS));

            var activity = value(client().activity(secretOf("team-admin"), null, null));

            assertThat(activity)
                    .extracting(ActivityItem::requests)
                    .isEqualTo(expected.stream().map(ActivityItem::requests).toList());
        }

        @Test
        void readsOneDay() {
            var day = TODAY.minusDays(2);

            var activity = value(client().activity(secretOf("team-admin"), day, null));

            assertThat(activity).isNotEmpty().allMatch(item -> item.date().equals(day));
        }

        @Test
        void isTheAskersMistakeForToday() {
            var answer = client().activity(secretOf("team-admin"), TODAY, null);

            assertThat(answer)
                    .isEqualTo(new Answer.BadRequest<>("Date must be within the last 30 (completed) UTC days"));
            assertThat(openRouter.requests().total()).isEqualTo(1);
        }

        @Test
        void isForbiddenToAnInferenceKeyAndKnowsNoForeignHash() {
            assertThat(client().activity(secretOf("ci-code-review"), null, null))
                    .isEqualTo(new Answer.Forbidden<>("Only management keys can perform this operation"));
            assertThat(client().activity(secretOf("team-admin"), null, hashOf("solo-notebook")))
                    .isInstanceOf(Answer.NotFound.class);
        }

        private String hashOf(String keyName) {
            return openRouter.key(keyName).hash();
        }
    }

    private static List<Object> plain(Spent spent) {
        return List.of(
                spent.credits().stripTrailingZeros(),
                spent.byok().stripTrailingZeros(),
                spent.requests(),
                spent.promptTokens(),
                spent.completionTokens(),
                spent.reasoningTokens());
    }

    private static List<Object> plain(ActivityItem item) {
        return List.of(
                item.usage().stripTrailingZeros(),
                item.byokUsageInference().stripTrailingZeros(),
                item.requests(),
                item.promptTokens(),
                item.completionTokens(),
                item.reasoningTokens());
    }
}
