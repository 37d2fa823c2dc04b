package org.openrouterwatcher.scheduler.ticks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.Tick.Cause;

class TimetableTest {

    private static final Timetable SYNC = timetable("0 * * * *", Optional.empty());
    private static final Timetable VALIDATION = timetable("0 2 * * *", Optional.of(Duration.ofHours(24)));
    private static final Timetable PURGE = timetable("0 3 * * SUN", Optional.empty());
    private static final Timetable WEEKLY_WITH_A_LIMIT = timetable("0 3 * * SUN", Optional.of(Duration.ofHours(24)));

    private static Timetable timetable(String cron, Optional<Duration> late) {
        return new Timetable(DueTimes.of(cron, ZoneId.of("UTC")), late);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static Progress settled(String slot) {
        return Progress.from(at(slot));
    }

    private static Due.Now tick(Cause cause, String start, String end) {
        return new Due.Now(at(end), cause, new Window(at(start), at(end)));
    }

    @Nested
    class AFreshSystem {

        @ParameterizedTest
        @ValueSource(strings = {"2027-03-03T10:00:00Z", "2027-03-03T10:20:00Z", "2027-03-03T10:59:59.999999Z"})
        void beginsWithTheNextSlotAndOnePeriod(String start) {
            Progress beginning = SYNC.beginning(at(start));

            assertThat(SYNC.due(beginning, at(start))).isEqualTo(new Due.NotYet());
            assertThat(SYNC.due(beginning, at("2027-03-03T11:00:00Z")))
                    .isEqualTo(tick(Cause.SCHEDULE, "2027-03-03T10:00:00Z", "2027-03-03T11:00:00Z"));
        }

        @Test
        void doesNotCatchUpAWeeklyJob() {
            Instant saturday = at("2027-03-06T12:00:00Z");

            assertThat(PURGE.due(PURGE.beginning(saturday), saturday)).isEqualTo(new Due.NotYet());
        }
    }

    @Nested
    class OnTime {

        @ParameterizedTest
        @ValueSource(strings = {"2027-03-03T11:00:00Z", "2027-03-03T11:00:00.000001Z", "2027-03-03T11:01:00Z"})
        void emitsTheSlotUpToAMinuteLate(String now) {
            assertThat(SYNC.due(settled("2027-03-03T10:00:00Z"), at(now)))
                    .isEqualTo(tick(Cause.SCHEDULE, "2027-03-03T10:00:00Z", "2027-03-03T11:00:00Z"));
        }

        @Test
        void emitsNothingBeforeTheSlot() {
            assertThat(SYNC.due(settled("2027-03-03T10:00:00Z"), at("2027-03-03T10:59:59.999999Z")))
                    .isEqualTo(new Due.NotYet());
        }

        @Test
        void emitsASlotOnce() {
            assertThat(SYNC.due(settled("2027-03-03T11:00:00Z"), at("2027-03-03T11:00:00Z")))
                    .isEqualTo(new Due.NotYet());
        }
    }

    @Nested
    class AfterDowntime {

        @Test
        void anHourOfUsageIsOneTickThatIsLate() {
            assertThat(SYNC.due(settled("2027-03-03T10:00:00Z"), at("2027-03-03T11:01:00.000001Z")))
                    .isEqualTo(tick(Cause.CATCH_UP, "2027-03-03T10:00:00Z", "2027-03-03T11:00:00Z"));
        }

        @Test
        void aWeekOfUsageIsOneTickWithTheWholeWindow() {
            assertThat(SYNC.due(settled("2027-03-03T10:00:00Z"), at("2027-03-10T10:30:00Z")))
                    .isEqualTo(tick(Cause.CATCH_UP, "2027-03-03T10:00:00Z", "2027-03-10T10:00:00Z"));
        }

        @Test
        void severalSlotsAreCatchingUpEvenIfTheLastIsOnTime() {
            assertThat(SYNC.due(settled("2027-03-03T10:00:00Z"), at("2027-03-03T12:00:00Z")))
                    .isEqualTo(tick(Cause.CATCH_UP, "2027-03-03T10:00:00Z", "2027-03-03T12:00:00Z"));
        }

        @ParameterizedTest
        @CsvSource({
            "2027-03-04T01:59:59Z, 2027-03-03T02:00:00Z",
            "2027-03-04T09:00:00Z, 2027-03-04T02:00:00Z",
            "2027-03-10T09:00:00Z, 2027-03-10T02:00:00Z",
        })
        void keysAreValidatedOnce(String now, String slot) {
            assertThat(VALIDATION.due(settled("2027-03-02T02:00:00Z"), at(now)))
                    .isEqualTo(tick(Cause.CATCH_UP, "2027-03-02T02:00:00Z", slot));
        }

        @Test
        void usageIsPurgedOnceHoweverLate() {
            assertThat(PURGE.due(settled("2027-02-28T03:00:00Z"), at("2027-03-27T23:00:00Z")))
                    .isEqualTo(tick(Cause.CATCH_UP, "2027-02-28T03:00:00Z", "2027-03-21T03:00:00Z"));
        }

        @Test
        void aSlotExactlyAsLateAsAllowedIsEmitted() {
            assertThat(WEEKLY_WITH_A_LIMIT.due(settled("2027-02-28T03:00:00Z"), at("2027-03-08T03:00:00Z")))
                    .isEqualTo(tick(Cause.CATCH_UP, "2027-02-28T03:00:00Z", "2027-03-07T03:00:00Z"));
        }

        @Test
        void aSlotLaterThanAllowedIsDropped() {
            assertThat(WEEKLY_WITH_A_LIMIT.due(settled("2027-02-28T03:00:00Z"), at("2027-03-08T03:00:00.000001Z")))
                    .isEqualTo(new Due.TooLate(at("2027-03-07T03:00:00Z")));
        }

        @Test
        void theWindowAfterADroppedSlotBeginsWhereTheLastTickEnded() {
            var dropped = new Progress(at("2027-03-07T03:00:00Z"), at("2027-02-28T03:00:00Z"));

            assertThat(WEEKLY_WITH_A_LIMIT.due(dropped, at("2027-03-14T03:00:00Z")))
                    .isEqualTo(tick(Cause.SCHEDULE, "2027-02-28T03:00:00Z", "2027-03-14T03:00:00Z"));
        }
    }

    @Nested
    class WhenTheClockStepsBack {

        @Test
        void nothingComesAgain() {
            for (Instant now = at("2027-03-03T08:00:00Z"); now.isBefore(at("2027-03-03T11:00:00Z")); ) {
                assertThat(SYNC.due(settled("2027-03-03T10:00:00Z"), now)).isEqualTo(new Due.NotYet());
                now = now.plusSeconds(600);
            }
        }

        @Test
        void theNextSlotShownIsTheOneThatWillBeEmitted() {
            assertThat(SYNC.nextDue(settled("2027-03-03T10:00:00Z"), at("2027-03-03T08:30:00Z")))
                    .isEqualTo(at("2027-03-03T11:00:00Z"));
        }
    }

    /** Whoever emits what is due at instants that jump to and fro. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverTheClockDoesSlotsAreEmittedOnceAndWindowsFollowEachOther(long seed) {
        var random = new Random(seed);
        Instant now = at("2027-03-03T10:20:00Z");
        Progress progress = SYNC.beginning(now);
        List<Due.Now> emitted = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            now = now.plusSeconds(random.nextLong(-5_000, 6_000));
            if (SYNC.due(progress, now) instanceof Due.Now due) {
                emitted.add(due);
                progress = new Progress(due.slot(), due.window().end());
            }
        }

        assertThat(emitted).hasSizeGreaterThan(50);
        assertThat(new HashSet<>(emitted.stream().map(Due.Now::slot).toList())).hasSameSizeAs(emitted);
        for (int i = 1; i < emitted.size(); i++) {
            assertThat(emitted.get(i).window().start())
                    .isEqualTo(emitted.get(i - 1).window().end());
        }
    }

    @Nested
    class ARunByHand {

        @Test
        void coversAtLeastOnePeriod() {
            assertThat(SYNC.manualWindow(settled("2027-03-03T10:00:00Z"), at("2027-03-03T10:00:01Z")))
                    .isEqualTo(new Window(at("2027-03-03T09:00:01Z"), at("2027-03-03T10:00:01Z")));
        }

        @Test
        void coversAllTimeSinceTheLastWindow() {
            assertThat(SYNC.manualWindow(settled("2027-03-01T10:00:00Z"), at("2027-03-03T10:20:00Z")))
                    .isEqualTo(new Window(at("2027-03-01T10:00:00Z"), at("2027-03-03T10:20:00Z")));
        }

        @Test
        void coversAPeriodEvenWhenTheClockHasSteppedBack() {
            assertThat(SYNC.manualWindow(settled("2027-03-03T10:00:00Z"), at("2027-03-03T08:30:00Z")))
                    .isEqualTo(new Window(at("2027-03-03T07:30:00Z"), at("2027-03-03T08:30:00Z")));
        }
    }

    @Nested
    class WhatIsShown {

        @ParameterizedTest
        @CsvSource({
            "2027-03-03T10:59:00Z,        2027-03-03T11:00:00Z, false",
            "2027-03-03T11:00:59.999999Z, 2027-03-03T12:00:00Z, false",
            "2027-03-03T11:01:00Z,        2027-03-03T12:00:00Z, true",
            "2027-03-04T11:30:00Z,        2027-03-04T12:00:00Z, true",
        })
        void theNextSlotIsToComeAndAMissedOneIsOverdue(String now, String next, boolean overdue) {
            Progress progress = settled("2027-03-03T10:00:00Z");

            assertThat(SYNC.nextDue(progress, at(now))).isEqualTo(at(next));
            assertThat(SYNC.isOverdue(new Schedule(Job.USAGE_SYNC, true, progress), at(now)))
                    .isEqualTo(overdue);
        }
    }
}
