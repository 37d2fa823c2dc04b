package org.openrouterwatcher.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether an OpenRouter key works, as far as is known. Only a repeated 401 makes a key {@code INVALID}. */
public enum KeyState {
    /** Never checked with success. */
    @JsonEnumDefaultValue
    UNVERIFIED,
    /** OpenRouter accepted it at the last check. */
    VALID,
    /** It works, but account or cap is used up. */
    OUT_OF_FUNDS,
    /** OpenRouter said 401, twice. */
    INVALID,
    /** The owner switched it off here. */
    DISABLED
}
