package org.openrouterwatcher.simulator.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.simulator.world.KeyHistory;
import org.openrouterwatcher.simulator.world.SimulatedAccount;

/**
 * A request whose sender is known.
 *
 * @param variable the part of the path that varies, "" without one
 */
record ApiRequest(
        KeyHistory caller, SimulatedAccount account, String variable, Map<String, String> query, Instant now) {

    @Nullable
    String parameter(String name) {
        return query.get(name);
    }
}
