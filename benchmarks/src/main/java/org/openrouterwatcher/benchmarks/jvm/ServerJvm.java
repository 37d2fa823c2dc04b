package org.openrouterwatcher.benchmarks.jvm;

import java.util.Objects;

/**
 * Services as a server runs them: they optimise, as in the images. {@code ./watcher up} lets them start quickly
 * instead.
 */
public final class ServerJvm {

    private static final String OPTIMISING = "-XX:TieredStopAtLevel=4";

    private ServerJvm() {}

    /** A value of the setting {@code WATCHER_JVM_OPTIONS}; what the environment says comes behind it and wins. */
    public static String options() {
        return (OPTIMISING + " " + Objects.requireNonNullElse(System.getenv("WATCHER_JVM_OPTIONS"), "")).strip();
    }
}
