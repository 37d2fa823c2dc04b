package org.openrouterwatcher.faults.load;

/** Somebody who does one thing again and again. */
interface Actor {

    /** How often it begins, in a second, whether or not the time before is over. */
    double perSecond();

    /** Does it once; what the system promised is noted. */
    void act() throws InterruptedException;
}
