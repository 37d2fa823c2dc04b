package org.openrouterwatcher.stage;

import java.time.Duration;

/**
 * The start times of an open loop: each event has its moment, whether or not the one before is done. Who is late is
 * late, and the time counts from the moment that was planned.
 */
public final class Pace {

    private final long start = System.nanoTime();
    private final long gap;

    /** @param perSecond how many events begin in a second */
    public Pace(double perSecond) {
        this.gap = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
    }

    /** Returns when it is time for this event, counted from 0. */
    public void await(int event) throws InterruptedException {
        long left = start + event * gap - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
