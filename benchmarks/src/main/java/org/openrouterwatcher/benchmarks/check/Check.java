package org.openrouterwatcher.benchmarks.check;

import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.benchmarks.report.Goal;

/**
 * One of the checks.
 *
 * <p>The goals hold for a JVM that optimises.
 */
enum Check {
    KNOWN("an API token that is in the view", Goal.atMost(1.5), null),
    UNKNOWN("a well-formed one that is not", null, null),
    MALFORMED("one with a wrong checksum", Goal.atMost(0.2), Goal.atMost(32)),
    SESSION("the JWT of a session", null, null),
    HEADER("taking a credential out of its header", null, null);

    private final String words;
    private final @Nullable Goal micros;
    private final @Nullable Goal bytes;

    Check(String words, @Nullable Goal micros, @Nullable Goal bytes) {
        this.words = words;
        this.micros = micros;
        this.bytes = bytes;
    }

    /** How a report calls it. */
    String words() {
        return words;
    }

    /** How long it may take, in microseconds; null if nobody has said. */
    @Nullable
    Goal micros() {
        return micros;
    }

    /** How much it may allocate, in bytes; null if nobody has said. */
    @Nullable
    Goal bytes() {
        return bytes;
    }
}
