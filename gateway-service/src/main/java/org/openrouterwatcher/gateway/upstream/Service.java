package org.openrouterwatcher.gateway.upstream;

import java.util.Locale;

/** A service behind the gateway. */
public enum Service {
    TOKEN,
    USAGE,
    SCHEDULER;

    /** The service's name, for which caller tokens are made out. */
    public String audience() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
