package org.openrouterwatcher.scheduler.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueTimesTest {

    private static final DueTimes HOURLY = inUtc("0 * * * *");
    private static final DueTimes SUNDAYS = inUtc("0 3 * * SUN");

    private static DueTimes inUtc(String cron) {
        return DueTimes.of(cron, ZoneId.of("UTC"));
    }

    private static DueTimes inBerlin(String cron) {
        return DueTimes.of(cron, ZoneId.of("Europe/Berlin"));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static List<Instant> slots(DueTimes dueTimes, String after, int count) {
        return Stream.iterate(dueTimes.next(at(after)), dueTimes::next)
                .limit(count)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-03T09:59:59.999999Z, 2027-03-03T10:00:00Z",
        "2027-03-03T10:00:00Z,        2027-03-03T11:00:00Z",
        "2027-12-31T23:30:00Z,        2028-01-01T00:00:00Z",
    })
    void theNextSlotIsLaterThanTheInstant(String after, String slot) {
        assertThat(HOURLY.next(at(after))).isEqualTo(at(slot));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-03T09:59:59.999999Z, 2027-03-03T09:00:00Z",
        "2027-03-03T10:00:00Z,        2027-03-03T10:00:00Z",
        "2027-03-03T10:00:00.000001Z, 2027-03-03T10:00:00Z",
    })
    void theLatestSlotMayBeTheInstantItself(String upTo, String slot) {
        assertThat(HOURLY.latest(at(upTo))).isEqualTo(at(slot));
    }

    @Test
    void findsTheLatestSlotOfARareJob() {
        assertThat(SUNDAYS.latest(at("2027-03-03T10:00:00Z"))).isEqualTo(at("2027-02-28T03:00:00Z"));
        assertThat(inUtc("0 0 29 2 *").latest(at("2027-03-03T10:00:00Z"))).isEqualTo(at("2024-02-29T00:00:00Z"));
    }

    @Test
    void findsTheLatestSlotOfAJobThatComesInBursts() {
        DueTimes everySecondOfOneMinute = inUtc("* 0 2 1 1 *");

        assertThat(everySecondOfOneMinute.latest(at("2027-03-03T10:00:00Z"))).isEqualTo(at("2027-01-01T02:00:59Z"));
    }

    @Test
    void theLatestSlotIsTheOneBeforeTheNext() {
        Instant instant = at("2027-01-01T00:00:00Z");
        for (int i = 0; i < 500; i++) {
            instant = instant.plusSeconds(12_345);
            for (DueTimes dueTimes : List.of(HOURLY, SUNDAYS, inBerlin("30 2 * * *"), inBerlin("0 * * * *"))) {
                Instant latest = dueTimes.latest(instant);

                assertThat(latest).isBeforeOrEqualTo(instant);
                assertThat(dueTimes.next(latest)).isEqualTo(dueTimes.next(instant));
            }
        }
    }

    @Test
    void aPeriodIsTheTimeBetweenTheLastTwoSlots() {
        assertThat(HOURLY.period(at("2027-03-03T10:20:00Z"))).isEqualTo(Duration.ofHours(1));
        assertThat(SUNDAYS.period(at("2027-03-03T10:20:00Z"))).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void takesSecondsAsASixthField() {
        assertThat(slots(inUtc("*/20 * * * * *"), "2027-03-03T10:00:01Z", 2))
                .containsExactly(at("2027-03-03T10:00:20Z"), at("2027-03-03T10:00:40Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "* * *", "61 * * * *", "0 0 30 2 *", "0 0 0 0 0 0 0"})
    void refusesWhatIsNoCronExpressionOrNeverComes(String cron) {
        assertThatIllegalArgumentException().isThrownBy(() -> inUtc(cron));
    }

    /** Berlin leaves out 02:00 to 03:00 on 2027-03-28 and has it twice on 2027-10-31. */
    @Nested
    class WhereClocksChange {

        @Test
        void everyHourThatPassesInSpringHasItsSlot() {
            assertThat(slots(inBerlin("0 * * * *"), "2027-03-27T23:30:00Z", 3))
                    .containsExactly(
                            at("2027-03-28T00:00:00Z"), at("2027-03-28T01:00:00Z"), at("2027-03-28T02:00:00Z"));
        }

        @Test
        void everyHourThatPassesInAutumnHasItsSlot() {
            assertThat(slots(inBerlin("@hourly"), "2027-10-30T23:30:00Z", 3))
                    .containsExactly(
                            at("2027-10-31T00:00:00Z"), at("2027-10-31T01:00:00Z"), at("2027-10-31T02:00:00Z"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0 2 * * *", "30 2 * * *"})
        void aDailySlotThatIsLeftOutIsDueWhenTheChangeHappens(String cron) {
            assertThat(inBerlin(cron).next(at("2027-03-27T12:00:00Z"))).isEqualTo(at("2027-03-28T01:00:00Z"));
        }

        @Test
        void theDayAfterTheChangeIsAsEver() {
            assertThat(inBerlin("30 2 * * *").next(at("2027-03-28T01:00:00Z"))).isEqualTo(at("2027-03-29T00:30:00Z"));
        }

        @Test
        void aDailySlotThatComesTwiceIsDueTheFirstTime() {
            assertThat(slots(inBerlin("30 2 * * *"), "2027-10-30T12:00:00Z", 2))
                    .containsExactly(at("2027-10-31T00:30:00Z"), at("2027-11-01T01:30:00Z"));
        }

        @Test
        void anInstantBetweenTheTwoKnowsThatTheSlotHasBeen() {
            assertThat(inBerlin("30 2 * * *").latest(at("2027-10-31T01:15:00Z")))
                    .isEqualTo(at("2027-10-31T00:30:00Z"));
        }
    }
}
