package org.openrouterwatcher.faults.fault;

import java.util.List;
import java.util.Map;
import org.openrouterwatcher.faults.load.Simulator;

/**
 * OpenRouter in trouble.
 *
 * @param rules what the simulator does, one after the other for each request
 */
record Upstream(List<Map<String, ?>> rules, Simulator simulator) implements Breakage {

    @Override
    public void begin() {
        rules.forEach(rule -> simulator.post("/sim/faults", rule));
    }

    @Override
    public void end() {
        simulator.endFaults();
    }
}
