package org.openrouterwatcher.faults.fault;

import static org.openrouterwatcher.faults.fault.Fault.fault;
import static org.openrouterwatcher.faults.fault.Limits.TAKEN_OVER;
import static org.openrouterwatcher.faults.fault.Limits.UNTOUCHED;

import java.util.List;
import org.openrouterwatcher.cluster.launcher.Service;

/** Wall clocks that are wrong. */
final class ClockFaults {

    private static final int CLOCK_OFF_SECONDS = 90;

    private ClockFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(
                        "token-service-clock-ahead",
                        "the clock of one token-service is 90 s ahead",
                        12,
                        TAKEN_OVER,
                        clock(Service.TOKEN, CLOCK_OFF_SECONDS)),
                fault(
                        "token-service-clock-behind",
                        "the clock of one token-service is 90 s behind",
                        12,
                        TAKEN_OVER,
                        clock(Service.TOKEN, -CLOCK_OFF_SECONDS)),
                fault(
                        "scheduler-clock-ahead",
                        "the clock of one scheduler-service is 90 s ahead",
                        12,
                        UNTOUCHED,
                        clock(Service.SCHEDULER, CLOCK_OFF_SECONDS)),
                fault(
                        "scheduler-clock-behind",
                        "the clock of one scheduler-service is 90 s behind",
                        12,
                        UNTOUCHED,
                        clock(Service.SCHEDULER, -CLOCK_OFF_SECONDS)));
    }

    private static Fault.How clock(Service service, int seconds) {
        return (site, random) -> new ClockOff(
                service, 1 + random.nextInt(2), seconds, site.clocks().orElseThrow());
    }
}
