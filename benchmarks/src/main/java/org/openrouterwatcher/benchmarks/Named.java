package org.openrouterwatcher.benchmarks;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.stage.Options;

/**
 * Something that can be measured by name.
 *
 * @param options as the usage shows them, with their defaults
 * @param what it tells, for a person
 * @param runner says whether what should be reached was
 * @param brief options with which it takes a minute or so, when everything is measured; null when it then is left out
 */
record Named(
        String name,
        String options,
        String what,
        Runner runner,
        @Nullable Map<String, Long> brief) {

    /** Measures and prints. */
    @FunctionalInterface
    interface Runner {
        boolean run(Options options) throws Exception;
    }

    /** Two lines of the usage. */
    String usage() {
        return "  " + name + " " + options + "\n      " + what + "\n";
    }

    boolean isInBrief() {
        return brief != null;
    }

    boolean run(Options given) throws Exception {
        return runner.run(given);
    }

    boolean runInBrief() throws Exception {
        return runner.run(new Options(name, brief == null ? Map.of() : brief));
    }
}
