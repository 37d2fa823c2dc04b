package org.openrouterwatcher.benchmarks.startup;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of {@code ./watcher up}: a process is ready.
 *
 * @param seconds since it was started
 */
record ReadyLine(String process, double seconds) {

    private static final Pattern FORM = Pattern.compile(" *(\\S+) +ready after +([0-9.]+) s");

    /** Empty when the line says something else. */
    static Optional<ReadyLine> read(String line) {
        var found = FORM.matcher(line);
        return found.matches()
                ? Optional.of(new ReadyLine(found.group(1), Double.parseDouble(found.group(2))))
                : Optional.empty();
    }
}
