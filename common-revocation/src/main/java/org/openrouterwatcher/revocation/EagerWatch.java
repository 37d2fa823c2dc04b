package org.openrouterwatcher.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Follows the monotonic clock, and runs ahead of it by every leap that the wall clock makes forward between two looks.
 */
final class EagerWatch implements Elapsed {

    /** Below this the two clocks differ because nobody reads both at once, or because one is being slewed. */
    private static final long NOISE = Duration.ofMillis(100).toNanos();

    private final Elapsed monotonic;
    private final Clock wall;
    private long monotonicThen;
    private Instant wallThen;
    private long ahead;

    EagerWatch(Elapsed monotonic, Clock wall) {
        this.monotonic = monotonic;
        this.wall = wall;
        this.monotonicThen = monotonic.nanos();
        this.wallThen = wall.instant();
    }

    @Override
    public synchronized long nanos() {
        long monotonicNow = monotonic.nanos();
        Instant wallNow = wall.instant();
        long leap = Duration.between(wallThen, wallNow).toNanos() - (monotonicNow - monotonicThen);
        if (leap > NOISE) {
            ahead += leap;
        }
        monotonicThen = monotonicNow;
        wallThen = wallNow;
        return monotonicNow + ahead;
    }
}
