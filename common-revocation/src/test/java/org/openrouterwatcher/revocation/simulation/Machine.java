package org.openrouterwatcher.revocation.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** Its two clocks, neither of which is right: one runs at another rate and stands still with the machine, one leaps. */
final class Machine {

    private static final Instant START = Instant.parse("2026-01-02T00:00:00Z");

    private final LongSupplier time;
    private final int permille;
    private long slept;
    private long asleepSince = -1;
    private long wallError;

    /** @param permille how fast the monotonic clock runs */
    Machine(LongSupplier time, int permille) {
        this.time = time;
        this.permille = permille;
    }

    long monotonic() {
        long now = asleepSince < 0 ? time.getAsLong() : asleepSince;
        return (now - slept) / 1000 * permille;
    }

    Instant wall() {
        return START.plusNanos(time.getAsLong() + wallError);
    }

    Clock clock() {
        InstantSource wall = this::wall;
        return wall.withZone(ZoneOffset.UTC);
    }

    void setClock(long error) {
        wallError = error;
    }

    void suspend() {
        asleepSince = time.getAsLong();
    }

    void resume() {
        if (asleepSince >= 0) {
            slept += time.getAsLong() - asleepSince;
            asleepSince = -1;
        }
    }
}
