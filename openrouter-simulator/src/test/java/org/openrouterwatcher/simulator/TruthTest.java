package org.openrouterwatcher.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.simulator.world.Spent;
import org.openrouterwatcher.simulator.world.Truth;

class TruthTest extends SimulatorFixture {

    @Test
    void followsFromTheSeed() {
        try (var twin = OpenRouterSimulator.start(7, CLOCK);
                var stranger = OpenRouterSimulator.start(8, CLOCK)) {
            assertThat(twin.truth()).isEqualTo(openRouter.truth());
            assertThat(twin.key("ci-code-review")).isEqualTo(openRouter.key("ci-code-review"));
            assertThat(stranger.truth()).isNotEqualTo(openRouter.truth());
        }
    }

    @Test
    void aDayNeverChangesOnceItIsOver() {
        var yesterday = TODAY.minusDays(1);
        var before = openRouter.truth().sum(row -> row.date().equals(yesterday));

        openRouter.advance(Duration.ofDays(5));

        assertThat(openRouter.truth().sum(row -> row.date().equals(yesterday))).isEqualTo(before);
    }

    @Test
    void todayGrowsToWhatTheDayWillHaveBeen() {
        var endOfDay = Clock.fixed(TODAY.atTime(23, 59, 59).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        try (var later = OpenRouterSimulator.start(7, endOfDay)) {
            var soFar = openRouter.truth().sum(row -> row.date().equals(TODAY));
            var whole = later.truth().sum(row -> row.date().equals(TODAY));

            assertThat(soFar.requests()).isPositive().isLessThan(whole.requests());

            openRouter.advance(Duration.ofDays(1));

            assertThat(openRouter.truth().sum(row -> row.date().equals(TODAY))).isEqualTo(whole);
        }
    }

    @Test
    void lifetimeIsBeforeTheWindowAndTheDaysAndToday() {
        var truth = openRouter.truth();

        for (var key : truth.keys()) {
            var rows = truth.sum(row -> row.key().equals(key.name()));

            assertThat(key.lifetime()).as(key.name()).isEqualTo(key.beforeWindow().plus(rows));
        }
    }

    @Test
    void theCountersAgreeOnEveryDayOfAWeekAcrossAMonthsEnd() {
        openRouter.advance(Duration.ofDays(8));
        for (var day = 0; day < 7; day++) {
            openRouter.advance(Duration.ofDays(1));
            for (var key : openRouter.truth().keys()) {
                if (key.state().name().equals("ENABLED")) {
                    var usage = api.get("/key", key.name()).data().get("usage").decimalValue();
                    assertThat(usage).isEqualByComparingTo(key.lifetime().credits());
                }
            }
        }
    }

    @Test
    void isAsRichAsAMonitorNeeds() {
        var truth = openRouter.truth();

        assertThat(truth.by(Truth.Row::model)).hasSizeGreaterThanOrEqualTo(6);
        assertThat(truth.by(Truth.Row::provider)).containsKey("").hasSizeGreaterThanOrEqualTo(6);
        assertThat(truth.key("idle-intern").lifetime()).isEqualTo(Spent.NOTHING);
        assertThat(truth.key("nightly-batch").window().byok()).isPositive();
    }
}
