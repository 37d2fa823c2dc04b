package org.openrouterwatcher.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a day's figures come from. A key's day has exactly one source, so nothing is counted twice. */
public enum UsageSource {
    /** {@code /activity}, by model and endpoint: seen through a management key. */
    ACTIVITY,
    /** The change of the lifetime counters in {@code /key} between two snapshots: money only. */
    COUNTERS,
    @JsonEnumDefaultValue
    OTHER
}
