package org.openrouterwatcher.token.proof;

/** What somebody did that ended something. The names are in the database. */
public enum RevocationKind {
    TOKEN_REVOKED,
    TOKEN_ROTATED,
    LEAK_REPORTED,
    LOGGED_OUT,
    LOGGED_OUT_EVERYWHERE,
    PASSWORD_CHANGED,
    REFRESH_TOKEN_REUSED,
    ACCOUNT_CLOSED
}
