package org.openrouterwatcher.testing;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where tests get their broker and database from; chosen for a whole build with {@code -Dcluster=…}. There is no third
 * way, such as leaving the tests out.
 */
enum ClusterKind {
    /** Started from Maven artifacts on this machine; needs nothing but the JDK. */
    EMBEDDED,
    /** Started by Docker from the official images. */
    CONTAINERS;

    static ClusterKind chosen() {
        return named(System.getProperty("cluster", ""));
    }

    static ClusterKind named(String name) {
        if (name.isBlank()) {
            return EMBEDDED;
        }
        return Arrays.stream(values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("-Dcluster is embedded or containers, not \"" + name + "\""));
    }
}
