package org.openrouterwatcher.token.rotation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long a token works on after another took its place. */
record Overlap(Duration time) {

    static final Overlap NONE = new Overlap(Duration.ZERO);

    static final String RULE = "must be an ISO-8601 duration from PT0S to P7D, such as PT1H";

    private static final Duration LONGEST = Duration.ofDays(7);

    /** The overlap a text stands for; empty when it stands for none or for one that is too long. */
    static Optional<Overlap> parse(String text) {
        try {
            Duration time = Duration.parse(text.strip()).truncatedTo(ChronoUnit.MICROS);
            return time.isNegative() || time.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(new Overlap(time));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    boolean isNone() {
        return time.isZero();
    }
}
