package org.openrouterwatcher.messaging.deadletter;

import java.time.Clock;
import java.time.Duration;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;

/** Forgets letters some time after the decision about them; parked ones stay. */
final class DecidedLetters implements RemovesOldRows {

    private final Letters letters;
    private final Duration retention;
    private final Clock clock;

    /** @param retention longer than any topic keeps its records, or a replay would bring skipped ones back */
    DecidedLetters(Letters letters, Duration retention, Clock clock) {
        this.letters = letters;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public int removeOldRows(int limit) {
        return letters.removeDecided(clock.instant().minus(retention), limit);
    }
}
