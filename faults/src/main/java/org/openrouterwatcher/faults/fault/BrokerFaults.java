package org.openrouterwatcher.faults.fault;

import static org.openrouterwatcher.faults.fault.Fault.fault;
import static org.openrouterwatcher.faults.fault.Limits.TAKEN_OVER;

import java.util.List;
import org.openrouterwatcher.faults.fault.Processes.Frozen;
import org.openrouterwatcher.faults.fault.Processes.Killed;
import org.openrouterwatcher.faults.site.Site;

/** Brokers in trouble. */
final class BrokerFaults {

    private BrokerFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(
                        "broker-frozen",
                        "one of three brokers stands still for 3 s",
                        3,
                        TAKEN_OVER,
                        (site, random) -> new Frozen(List.of(Choice.any(site.brokers(), random)), site.cluster())),
                fault(
                        "broker-killed",
                        "kill -9 of one of three brokers",
                        8,
                        TAKEN_OVER,
                        (site, random) -> new Killed(List.of(Choice.any(site.brokers(), random)), site.cluster())),
                fault(
                        "brokers-gone",
                        "kill -9 of all brokers, for 45 s",
                        45,
                        Limits.seconds(4, 5, 30),
                        (site, _) -> new Killed(site.brokers(), site.cluster())),
                fault(
                        "broker-disk-full",
                        "no room left on the disk of one of three brokers",
                        10,
                        TAKEN_OVER,
                        (site, _) -> new Storage.BrokerDiskFull(
                                site.brokerDisk(), "kafka-" + Site.SMALL_BROKER, site.cluster())),
                fault(
                        "brokers-wiped",
                        "kill -9 of all brokers, which lose everything they had",
                        5,
                        Limits.seconds(4, 20, 30),
                        (site, _) -> new BrokersWiped(site)));
    }
}
