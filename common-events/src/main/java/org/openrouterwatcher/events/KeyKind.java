package org.openrouterwatcher.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What an OpenRouter key may do. */
public enum KeyKind {
    /** Calls models; sees its own totals only. */
    INFERENCE,
    /** Administers an account: sees every key of it, and usage by model. */
    MANAGEMENT,
    /** OpenRouter could not be asked yet. */
    @JsonEnumDefaultValue
    UNKNOWN
}
