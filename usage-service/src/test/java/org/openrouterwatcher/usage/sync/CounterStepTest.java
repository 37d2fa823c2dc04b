package org.openrouterwatcher.usage.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.ledger.KeySnapshot;
import org.openrouterwatcher.usage.ledger.Money;

class CounterStepTest {

    @Test
    void withinADayTheWholeStepIsTheDays() {
        var step = step(
                at("2026-09-15T10:00:00Z").lifetime("10.5"),
                at("2026-09-15T11:00:00Z").lifetime("12.25").daily("7"));

        assertThat(credits(step)).isEqualTo(Map.of("2026-09-15", "1.75"));
    }

    @Test
    void acrossMidnightTheCounterOfTheDaySplitsTheStepExactly() {
        var step = step(
                at("2026-09-15T23:30:00Z").lifetime("10"),
                at("2026-09-16T00:30:00Z").lifetime("10.000000003").daily("0.000000001"));

        assertThat(credits(step)).isEqualTo(Map.of("2026-09-15", "0.000000002", "2026-09-16", "0.000000001"));
    }

    @Test
    void acrossSeveralMidnightsTheEarlierPartIsBookedOnTheLastDayItCanBelongTo() {
        var step = step(
                at("2026-09-15T12:00:00Z").lifetime("10"),
                at("2026-09-18T12:00:00Z")
                        .lifetime("16")
                        .daily("1")
                        .weekly("100")
                        .monthly("100"));

        assertThat(credits(step)).isEqualTo(Map.of("2026-09-17", "5", "2026-09-18", "1"));
    }

    @Test
    void weekAndMonthSplitALongGapFurther() {
        // Friday, over the week's end and the month's end, to Thursday
        var step = step(
                at("2026-09-25T12:00:00Z").lifetime("10"),
                at("2026-10-01T12:00:00Z").lifetime("20").daily("1").weekly("4").monthly("1"));

        assertThat(credits(step)).isEqualTo(Map.of("2026-09-27", "6", "2026-09-30", "3", "2026-10-01", "1"));
    }

    @Test
    void withoutACounterOfTheDayTheStepIsTodays() {
        var step = step(
                at("2026-09-15T23:30:00Z").lifetime("10"),
                at("2026-09-16T00:30:00Z").lifetime("11"));

        assertThat(credits(step)).isEqualTo(Map.of("2026-09-16", "1"));
    }

    @Test
    void aDayThatCountsMoreThanTheStepIsNotBelieved() {
        var step = step(
                at("2026-09-15T23:30:00Z").lifetime("10"),
                at("2026-09-16T00:30:00Z").lifetime("11").daily("3"));

        assertThat(credits(step)).isEqualTo(Map.of("2026-09-16", "1"));
    }

    @Test
    void aNegativeCounterOfTheDayIsNotBelieved() {
        var step = step(
                at("2026-09-15T23:30:00Z").lifetime("10"),
                at("2026-09-16T00:30:00Z").lifetime("11").daily("-3"));

        assertThat(credits(step)).isEqualTo(Map.of("2026-09-16", "1"));
    }

    @Test
    void aCounterThatFellBooksNothing() {
        var step = step(
                at("2026-09-15T10:00:00Z").lifetime("10"),
                at("2026-09-15T11:00:00Z").lifetime("3"));

        assertThat(step.spent()).isEmpty();
        assertThat(step.reset()).isTrue();
    }

    @Test
    void theOtherKindIsBookedWhenOneFell() {
        var step = step(
                at("2026-09-15T10:00:00Z").lifetime("10").byok("1"),
                at("2026-09-15T11:00:00Z").lifetime("3").byok("1.5"));

        assertThat(step.total()).isEqualTo(new Money(BigDecimal.ZERO, new BigDecimal("0.5")));
        assertThat(step.reset()).isTrue();
    }

    @Test
    void creditsAndOwnProviderKeysAreSplitApart() {
        var step = step(
                at("2026-09-15T23:00:00Z").lifetime("1").byok("5"),
                at("2026-09-16T01:00:00Z").lifetime("2").byok("9").day("1", "3"));

        assertThat(step.spent())
                .isEqualTo(Map.of(
                        LocalDate.parse("2026-09-15"), money("0", "1"),
                        LocalDate.parse("2026-09-16"), money("1", "3")));
    }

    @Test
    void aCounterThatWasNotSaidProvesNothing() {
        var silent = at("2026-09-15T10:00:00Z").lifetime("10").byok(null);
        var speaking = at("2026-09-15T11:00:00Z").lifetime("10").byok("40");

        assertThat(step(silent, speaking)).isEqualTo(CounterStep.NONE);
        assertThat(step(speaking, silent)).isEqualTo(CounterStep.NONE);
    }

    @Test
    void nothingIsLostWhateverTheCountersOfDayWeekAndMonthSay() {
        var random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            var start = Instant.parse("2026-09-01T00:00:00Z").plusSeconds(random.nextInt(30 * 86_400));
            var end = start.plusSeconds(random.nextInt(45 * 86_400));
            var grown = BigDecimal.valueOf(random.nextInt(1_000), 3);
            var later = new KeySnapshot(
                    end,
                    BigDecimal.TEN.add(grown),
                    BigDecimal.ZERO,
                    money(amount(random), "0"),
                    money(amount(random), "0"),
                    money(amount(random), "0"));

            var step = CounterStep.between(KeySnapshot.of(start, BigDecimal.TEN, BigDecimal.ZERO), later);

            assertThat(step.total().credits()).isEqualByComparingTo(grown);
            assertThat(step.spent().values())
                    .allSatisfy(piece -> assertThat(piece.credits().signum()).isPositive());
            assertThat(step.spent().keySet())
                    .allSatisfy(day -> assertThat(day)
                            .isBetween(KeySnapshot.of(start, grown, null).day(), later.day()));
        }
    }

    private static String amount(Random random) {
        return BigDecimal.valueOf(random.nextInt(1_400) - 200, 3).toPlainString();
    }

    private static Map<String, String> credits(CounterStep step) {
        return step.spent().entrySet().stream()
                .collect(Collectors.toMap(
                        day -> day.getKey().toString(),
                        day -> day.getValue().credits().stripTrailingZeros().toPlainString()));
    }

    private static Money money(String credits, String byok) {
        return new Money(new BigDecimal(credits), new BigDecimal(byok));
    }

    private static CounterStep step(Reading earlier, Reading later) {
        return CounterStep.between(earlier.snapshot(), later.snapshot());
    }

    private static Reading at(String time) {
        return new Reading(Instant.parse(time), "0", "0", null, null, null);
    }

    private record Reading(
            Instant at,
            String credits,
            @Nullable String byok,
            @Nullable Money day,
            @Nullable Money week,
            @Nullable Money month) {

        Reading lifetime(String amount) {
            return new Reading(at, amount, byok, day, week, month);
        }

        Reading byok(@Nullable String amount) {
            return new Reading(at, credits, amount, day, week, month);
        }

        Reading day(String creditsToday, String byokToday) {
            return new Reading(at, credits, byok, money(creditsToday, byokToday), week, month);
        }

        Reading daily(String amount) {
            return day(amount, "0");
        }

        Reading weekly(String amount) {
            return new Reading(at, credits, byok, day, money(amount, "0"), month);
        }

        Reading monthly(String amount) {
            return new Reading(at, credits, byok, day, week, money(amount, "0"));
        }

        KeySnapshot snapshot() {
            BigDecimal ownKeys = byok == null ? null : new BigDecimal(byok);
            return new KeySnapshot(at, new BigDecimal(credits), ownKeys, day, week, month);
        }
    }
}
