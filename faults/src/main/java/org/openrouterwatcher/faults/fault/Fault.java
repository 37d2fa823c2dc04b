package org.openrouterwatcher.faults.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.openrouterwatcher.faults.site.Site;

/**
 * A row of the matrix.
 *
 * @param name by which it is repeated
 * @param what in words
 * @param lasts from breaking to mending
 * @param how breaks a site; what is free to choose follows from the random numbers
 */
public record Fault(String name, String what, Duration lasts, Limits limits, How how) {

    static Fault fault(String name, String what, int seconds, Limits limits, How how) {
        return new Fault(name, what, Duration.ofSeconds(seconds), limits, how);
    }

    /** The same on a machine on which answers may take so many times as long to come back. */
    public Fault withPatience(int times) {
        return new Fault(name, what, lasts, limits.stretched(times), how);
    }

    /** Chooses what exactly is broken. */
    @FunctionalInterface
    public interface How {
        Breakage choose(Site site, RandomGenerator random);
    }
}
