package org.openrouterwatcher.cluster.launcher;

import java.util.Locale;

/** One of our deployables. */
public enum Service {
    TOKEN,
    SCHEDULER,
    USAGE,
    GATEWAY;

    /** The name of its module, its jar, and of its first process. */
    public String moduleName() {
        return word() + "-service";
    }

    /** Whether it keeps anything, an audit trail too; then database and role have the name {@link #word()}. */
    boolean hasDatabase() {
        return this != GATEWAY;
    }

    /** What it is about, in one word. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
