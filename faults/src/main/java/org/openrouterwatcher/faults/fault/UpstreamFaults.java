package org.openrouterwatcher.faults.fault;

import static org.openrouterwatcher.faults.fault.Fault.fault;
import static org.openrouterwatcher.faults.fault.Limits.UNTOUCHED;

import java.util.List;
import java.util.Map;

/** OpenRouter in trouble. */
final class UpstreamFaults {

    private UpstreamFaults() {}

    static List<Fault> all() {
        return List.of(
                upstream("openrouter-fails", "OpenRouter answers 500", Map.of("fault", "status", "status", 500)),
                upstream(
                        "openrouter-throttles",
                        "OpenRouter answers 429",
                        Map.of("fault", "status", "status", 429, "retry_after", "1")),
                upstream("openrouter-hangs", "OpenRouter takes requests and says nothing", Map.of("fault", "hang")),
                upstream(
                        "openrouter-garbage",
                        "OpenRouter answers with something else",
                        Map.of("fault", "garbage", "kind", "HTML", "status", 200)));
    }

    private static Fault upstream(String name, String what, Map<String, ?> rule) {
        return fault(name, what, 8, UNTOUCHED, (site, _) -> new Upstream(List.of(rule), site.simulator()));
    }
}
