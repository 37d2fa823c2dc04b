package org.openrouterwatcher.faults.fault;

import static org.openrouterwatcher.faults.fault.Fault.fault;
import static org.openrouterwatcher.faults.fault.Limits.TAKEN_OVER;
import static org.openrouterwatcher.faults.fault.Limits.UNTOUCHED;

import java.util.List;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.fault.Processes.Ended;
import org.openrouterwatcher.faults.fault.Processes.Flapping;
import org.openrouterwatcher.faults.fault.Processes.Frozen;
import org.openrouterwatcher.faults.fault.Processes.Killed;
import org.openrouterwatcher.faults.fault.Processes.Starved;

/** Services that die, stand still, leave, or get hardly any processor. */
final class ServiceFaults {

    /** Nobody can say of any token whether it is good, and that is said. */
    private static final Limits EXPIRED = Limits.seconds(4, 60, 15);

    private ServiceFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("none", "nothing breaks", 6, UNTOUCHED, (_, _) -> new Nothing()),
                fault(
                        "token-service-killed",
                        "kill -9 of one of two token-services",
                        6,
                        TAKEN_OVER,
                        killed(Service.TOKEN)),
                fault(
                        "token-service-frozen",
                        "one of two token-services stands still for 20 s",
                        20,
                        TAKEN_OVER,
                        frozen(Service.TOKEN)),
                fault(
                        "token-service-ended",
                        "one of two token-services is asked to end",
                        5,
                        TAKEN_OVER,
                        ended(Service.TOKEN)),
                fault(
                        "token-services-gone",
                        "kill -9 of both token-services, for 40 s",
                        40,
                        EXPIRED,
                        (site, _) -> new Killed(site.namesOf(Service.TOKEN), site.cluster())),
                fault("gateway-killed", "kill -9 of one of two gateways", 5, TAKEN_OVER, killed(Service.GATEWAY)),
                fault(
                        "gateway-frozen",
                        "one of two gateways stands still for 35 s",
                        35,
                        Limits.seconds(4, 16, 6),
                        frozen(Service.GATEWAY)),
                fault(
                        "gateway-starved",
                        "one of two gateways runs a tenth of the time",
                        20,
                        Limits.seconds(4, 5, 6),
                        (site, random) -> new Starved(Choice.oneOf(Service.GATEWAY, site, random), site.cluster())),
                fault(
                        "usage-service-killed",
                        "kill -9 of one of two usage-services",
                        6,
                        TAKEN_OVER,
                        killed(Service.USAGE)),
                fault(
                        "usage-service-flapping",
                        "the usage-services are killed in turn, over and over",
                        25,
                        TAKEN_OVER,
                        (site, _) -> new Flapping(site.namesOf(Service.USAGE), site.cluster())),
                fault(
                        "scheduler-service-killed",
                        "kill -9 of one of two scheduler-services",
                        6,
                        TAKEN_OVER,
                        killed(Service.SCHEDULER)),
                fault(
                        "scheduler-service-frozen",
                        "one of two scheduler-services stands still for 20 s",
                        20,
                        TAKEN_OVER,
                        frozen(Service.SCHEDULER)));
    }

    private static Fault.How killed(Service service) {
        return (site, random) -> new Killed(Choice.oneOf(service, site, random), site.cluster());
    }

    private static Fault.How frozen(Service service) {
        return (site, random) -> new Frozen(Choice.oneOf(service, site, random), site.cluster());
    }

    private static Fault.How ended(Service service) {
        return (site, random) -> new Ended(Choice.oneOf(service, site, random), site.cluster());
    }
}
