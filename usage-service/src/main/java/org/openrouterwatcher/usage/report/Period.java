package org.openrouterwatcher.usage.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;

/** UTC days, both ends included. */
record Period(
        @JsonProperty("start_date") LocalDate start,
        @JsonProperty("end_date") LocalDate end) {

    /** How long a period is when nobody says. */
    static final int DEFAULT_DAYS = 30;

    /** Longer ones are a mistake, and would cost. */
    static final int MAX_DAYS = 3_700;

    /** More days than this are not told one by one: a leap year. */
    static final int MAX_DAYS_EACH = 366;

    /** The newest {@code days} days, today included. */
    static Period lastDays(int days, LocalDate today) {
        return new Period(today.minusDays(days - 1L), today);
    }

    /**
     * The period of two optional query parameters: an absent end is today, an absent start leaves 30 days.
     *
     * @throws Refusal 422 when it ends before it starts or is too long
     */
    static Period of(@Nullable LocalDate start, @Nullable LocalDate end, LocalDate today) {
        return of(start, end, today, MAX_DAYS);
    }

    /** The same, of which each day is told. */
    static Period ofAYear(@Nullable LocalDate start, @Nullable LocalDate end, LocalDate today) {
        return of(start, end, today, MAX_DAYS_EACH);
    }

    private static Period of(@Nullable LocalDate start, @Nullable LocalDate end, LocalDate today, int maxDays) {
        LocalDate last = Optional.ofNullable(end).orElse(today);
        LocalDate first = Optional.ofNullable(start).orElse(last.minusDays(DEFAULT_DAYS - 1L));
        if (first.isAfter(last)) {
            throw refused("start_date", "must not be after end_date");
        }
        if (ChronoUnit.DAYS.between(first, last) >= maxDays) {
            throw refused("start_date", "must be less than " + maxDays + " days before end_date");
        }
        return new Period(first, last);
    }

    /** As many days, just before. */
    Period before() {
        LocalDate last = start.minusDays(1);
        return new Period(last.minusDays(ChronoUnit.DAYS.between(start, end)), last);
    }

    /** From the earlier start of both to the later end. */
    Period upTo(Period other) {
        return new Period(start.isBefore(other.start) ? start : other.start, end.isAfter(other.end) ? end : other.end);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end);
    }

    /** Each of its days, oldest first. */
    List<LocalDate> days() {
        return start.datesUntil(end.plusDays(1)).toList();
    }

    private static Refusal refused(String field, String message) {
        return new Refusal(Problem.invalid(List.of(new Problem.FieldError(field, message))));
    }
}
