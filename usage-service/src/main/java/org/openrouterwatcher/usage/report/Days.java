package org.openrouterwatcher.usage.report;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openrouterwatcher.events.UsageSource;

/** The days on which something was used, read once, so that every period among them is told from the same ones. */
record Days(List<Day> all) {

    /** What is known of a day from one source; keys of the same day may have different ones. */
    record Day(LocalDate date, UsageSource source, Sums sums) {}

    /** What they come to. */
    DailySums sums() {
        return new DailySums(all.stream().collect(toMap(Day::date, Day::sums, Sums::plus)));
    }

    /** The days that go on, or of which some figure is unknown. */
    Set<LocalDate> unfinished() {
        return all.stream().filter(day -> !day.sums.complete()).map(Day::date).collect(toSet());
    }

    /** Those on which models are known; counters know none. */
    Days itemised() {
        return new Days(
                all.stream().filter(day -> day.source == UsageSource.ACTIVITY).toList());
    }

    /** Where the figures of a period are from. */
    List<String> sources(Period period) {
        return all.stream()
                .filter(day -> period.contains(day.date))
                .map(day -> day.source.name().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }
}
