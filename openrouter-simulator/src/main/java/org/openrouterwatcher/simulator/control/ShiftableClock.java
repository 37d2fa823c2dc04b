package org.openrouterwatcher.simulator.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs like another one, a settable distance from it. Always UTC, like OpenRouter's days. */
public final class ShiftableClock extends Clock {

    private final Clock base;
    private volatile Duration offset = Duration.ZERO;

    public ShiftableClock(Clock base) {
        this.base = base;
    }

    void shiftTo(Duration newOffset) {
        offset = newOffset;
    }

    Duration offsetAfter(Duration step) {
        return offset.plus(step);
    }

    Duration offsetFor(Instant instant) {
        return Duration.between(base.instant(), instant);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(base.withZone(zone), offset);
    }
}
