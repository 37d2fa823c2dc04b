package org.openrouterwatcher.faults.history;

/** What a request was about. */
public enum Purpose {
    USE_TOKEN,
    CREATE_TOKEN,
    REVOKE_TOKEN,
    LIST_TOKENS,
    LOG_IN,
    ADD_KEY,
    REMOVE_KEY,
    RUN_JOB,
    /** Questions of the checks, after everything is over. */
    CHECK
}
