package org.openrouterwatcher.usage.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Up to when figures are confirmed.
 *
 * @param asOf when the key that was read longest ago was read; null when none was read yet
 * @param everyKeyRead whether each watched key was read at least once
 */
record Confirmation(@Nullable Instant asOf, boolean everyKeyRead) {

    /** Whether nothing can be missing in a period: it is over, and every key was read after its end. */
    boolean covers(Period period, LocalDate today) {
        boolean isOver = period.end().isBefore(today);
        return everyKeyRead
                && isOver
                && (asOf == null
                        || !asOf.isBefore(
                                period.end().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
}
