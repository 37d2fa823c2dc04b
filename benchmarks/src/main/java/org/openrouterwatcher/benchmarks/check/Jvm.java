package org.openrouterwatcher.benchmarks.check;

import java.util.List;

/** How a gateway's JVM is started. */
enum Jvm {

    /** By the images, where what is called often gets optimised; the heap is 60 % of what Compose gives a gateway. */
    IMAGE("-XX:+UseSerialGC", "-Xmx268m"),

    /** By {@code ./watcher up}, where seven JVMs share a small machine and none of them optimises. */
    LOCAL_CLUSTER("-XX:+UseSerialGC", "-Xmx512m", "-XX:ReservedCodeCacheSize=128m", "-XX:TieredStopAtLevel=1");

    private final List<String> options;

    Jvm(String... options) {
        this.options = List.of(options);
    }

    List<String> options() {
        return options;
    }

    /** How a report calls it. */
    String words() {
        return switch (this) {
            case IMAGE -> "as in the image";
            case LOCAL_CLUSTER -> "as in ./watcher up";
        };
    }
}
