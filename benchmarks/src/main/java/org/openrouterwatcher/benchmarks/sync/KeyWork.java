package org.openrouterwatcher.benchmarks.sync;

import java.util.regex.Pattern;

/** How much work on keys a usage-service has done since it was started, as its metrics say it. */
final class KeyWork {

    private static final Pattern LINE =
            Pattern.compile("^watcher_key_work_total\\{[^}]*type=\"KeySyncDue\"[^}]*} (\\S+)$", Pattern.MULTILINE);

    private KeyWork() {}

    /** How many syncs of keys; none where the page does not speak of them. */
    static long syncs(String metrics) {
        return LINE.matcher(metrics)
                .results()
                .mapToLong(line -> (long) Double.parseDouble(line.group(1)))
                .sum();
    }
}
