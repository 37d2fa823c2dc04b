package org.openrouterwatcher.simulator.faults;

import org.jspecify.annotations.Nullable;

/**
 * When a fault shows.
 *
 * @param key name of the only key it concerns; null for all, and for requests without a known key
 * @param path the only path it concerns, as in {@code /activity} or {@code /keys/{hash}}; null for all
 * @param times how often; null until cleared
 */
public record FaultRule(
        Fault fault,
        @Nullable String key,
        @Nullable String path,
        @Nullable Integer times) {

    public static FaultRule always(Fault fault) {
        return new FaultRule(fault, null, null, null);
    }

    public FaultRule forKey(String name) {
        return new FaultRule(fault, name, path, times);
    }

    public FaultRule onPath(String template) {
        return new FaultRule(fault, key, template, times);
    }

    public FaultRule times(int count) {
        return new FaultRule(fault, key, path, count);
    }

    boolean concerns(@Nullable String caller, String template) {
        return (key == null || key.equals(caller)) && (path == null || path.equals(template));
    }
}
