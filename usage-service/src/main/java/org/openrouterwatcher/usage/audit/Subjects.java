package org.openrouterwatcher.usage.audit;

import java.time.YearMonth;
import org.openrouterwatcher.audit.trail.Subject;

/** What entries are about. */
public final class Subjects {

    public static final String KEY = "key";

    private Subjects() {}

    public static Subject key(long id) {
        return Subject.of(KEY, id);
    }

    public static Subject usage(YearMonth month) {
        return Subject.of("usage", month);
    }
}
