package org.openrouterwatcher.faults.fault;

import static org.openrouterwatcher.faults.fault.Fault.fault;
import static org.openrouterwatcher.faults.fault.Limits.UNTOUCHED;

import java.util.List;

/** Records that nobody should believe. */
final class IntruderFaults {

    private IntruderFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(
                        "poison-records",
                        "unreadable records on token-events",
                        4,
                        UNTOUCHED,
                        (site, _) -> new Intruder.Vandal(site)),
                fault(
                        "forged-records",
                        "records on token-events that token-service has not signed",
                        4,
                        UNTOUCHED,
                        (site, _) -> new Intruder.Forger(site)));
    }
}
