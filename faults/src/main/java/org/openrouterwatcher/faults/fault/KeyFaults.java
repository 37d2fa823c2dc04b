package org.openrouterwatcher.faults.fault;

import static org.openrouterwatcher.faults.fault.Fault.fault;
import static org.openrouterwatcher.faults.fault.Limits.TAKEN_OVER;

import java.util.List;

/** No fault, but as dangerous: keys that are changed. */
final class KeyFaults {

    private KeyFaults() {}

    static List<Fault> all() {
        return List.of(fault(
                "keys-changed",
                "the keys of JWTs and of stored OpenRouter keys are changed",
                5,
                TAKEN_OVER,
                (site, _) -> new KeysChanged(site)));
    }
}
