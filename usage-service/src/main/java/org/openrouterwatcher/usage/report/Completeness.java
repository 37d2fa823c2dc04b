package org.openrouterwatcher.usage.report;

import java.time.LocalDate;
import java.util.Set;

/**
 * Whether everything is known of some days.
 *
 * @param unfinished days that go on, or of which some figure is unknown
 */
record Completeness(Set<LocalDate> unfinished, Confirmation confirmation, LocalDate today) {

    boolean of(Period period) {
        return confirmation.covers(period, today) && unfinished.stream().noneMatch(period::contains);
    }

    boolean of(LocalDate day) {
        return of(new Period(day, day));
    }
}
