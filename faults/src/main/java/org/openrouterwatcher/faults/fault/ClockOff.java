package org.openrouterwatcher.faults.fault;

import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.site.Clocks;

/**
 * The wall clock of one process is wrong.
 *
 * @param number of the process, from 1
 * @param seconds how much it is ahead
 */
record ClockOff(Service service, int number, long seconds, Clocks clocks) implements Breakage {

    @Override
    public void begin() {
        clocks.set(service, number, seconds);
    }

    @Override
    public void end() {
        clocks.set(service, number, 0);
    }
}
