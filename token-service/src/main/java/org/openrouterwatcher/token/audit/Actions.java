package org.openrouterwatcher.token.audit;

/** All that is done here, or refused. Entries are kept for ever, so a word keeps its meaning. */
public final class Actions {

    public static final String ACCOUNT_OPEN = "account.open";
    public static final String ACCOUNT_CLOSE = "account.close";
    /** It is the administrator's from now on, because the one before has left. */
    public static final String ACCOUNT_PROMOTE = "account.promote";

    public static final String PASSWORD_CHANGE = "password.change";

    /** A log-in. */
    public static final String SESSION_START = "session.start";

    public static final String SESSION_REFRESH = "session.refresh";
    public static final String SESSION_END = "session.end";

    /** All sessions of an account at once; each leaves its own entry too. */
    public static final String SESSIONS_END = "sessions.end";

    public static final String API_TOKEN_ISSUE = "api-token.issue";
    public static final String API_TOKEN_ROTATE = "api-token.rotate";
    public static final String API_TOKEN_REVOKE = "api-token.revoke";

    public static final String SIGNING_KEY_ADD = "signing-key.add";
    public static final String SIGNING_KEY_REMOVE = "signing-key.remove";

    private Actions() {}
}
