package org.openrouterwatcher.usage.audit;

/** All that is done here, or refused. Entries are kept for ever, so a word keeps its meaning. */
public final class Actions {

    public static final String KEY_REGISTER = "key.register";
    public static final String KEY_CHANGE = "key.change";
    public static final String KEY_REMOVE = "key.remove";
    public static final String KEY_SYNC = "key.sync";
    public static final String KEY_VALIDATE = "key.validate";

    /** Whether a key works has changed: by a check, or because its owner switched it. */
    public static final String KEY_STATE = "key.state";

    /** Texts of keys were encrypted anew. */
    public static final String KEYS_REENCRYPT = "keys.reencrypt";

    /** Ledger lines beyond the retention were removed. */
    public static final String USAGE_PURGE = "usage.purge";

    private Actions() {}
}
