package org.openrouterwatcher.revocation;

import java.time.Clock;
import java.time.Duration;

/**
 * A watch: how much time passes between two looks at it. No watch is exact, so there are two kinds, and who asks "is
 * this still young?" needs another one than who asks "has it been silent for long?". Both are wrong on the careful
 * side.
 */
@FunctionalInterface
public interface Elapsed {

    /** Nanoseconds since any moment that stays the same; never falls. */
    long nanos();

    /** What has passed since an earlier look. */
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }

    /**
     * Never too little, for the age of what one knows: it also counts the time that a suspended machine did not feel,
     * and a clock that is set forward makes things older, one that is set back does not make them younger.
     */
    static Elapsed atLeast() {
        return atLeast(System::nanoTime, Clock.systemUTC());
    }

    /** The same of any two clocks: one that never leaps but may stand still, and one that may do both. */
    static Elapsed atLeast(Elapsed monotonic, Clock wall) {
        return new EagerWatch(monotonic, wall);
    }

    /** Never too much, for how long somebody has been silent: a clock that is set forward silences nobody. */
    static Elapsed atMost() {
        return System::nanoTime;
    }
}
