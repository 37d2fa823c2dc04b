package org.openrouterwatcher.usage.report;

import java.time.LocalDate;
import java.util.Map;

/** What was spent by day; days without use are left out. */
record DailySums(Map<LocalDate, Sums> byDay) {

    /** All that was spent in a period. Nothing at all is zero, not unknown. */
    Sums in(Period period) {
        return byDay.entrySet().stream()
                .filter(day -> period.contains(day.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Sums::plus)
                .orElse(Sums.NOTHING);
    }
}
