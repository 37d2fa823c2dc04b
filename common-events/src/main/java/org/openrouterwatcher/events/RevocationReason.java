package org.openrouterwatcher.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why something is refused from now on. Readers must accept names they do not know. */
public enum RevocationReason {
    REVOKED_BY_OWNER,
    /** A new value took its place at once. */
    ROTATED,
    /** Somebody who held the value reported it. */
    REPORTED_LEAKED,
    LOGGED_OUT,
    PASSWORD_CHANGED,
    REFRESH_TOKEN_REUSED,
    ACCOUNT_DISABLED,
    ACCOUNT_DELETED,
    /** A reason that a newer writer knows and this reader does not. */
    @JsonEnumDefaultValue
    OTHER
}
