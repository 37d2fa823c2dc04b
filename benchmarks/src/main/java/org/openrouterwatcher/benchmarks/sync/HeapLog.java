package org.openrouterwatcher.benchmarks.sync;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a JVM that was started with {@code -Xlog:gc} has said of its garbage collections.
 *
 * @param largestBefore the most heap that was in use when one began, garbage included, in MiB
 * @param largestAfter the most that was left when one ended, in MiB
 */
record HeapLog(int count, int largestBefore, int largestAfter) {

    private static final Pattern LINE = Pattern.compile("\\[gc *] GC\\(\\d+\\) Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\)");

    /** Reads a log, among whose lines there may be others. */
    static HeapLog read(String log) {
        List<MatchResult> found = LINE.matcher(log).results().toList();
        return new HeapLog(
                found.size(),
                largest(found, line -> Integer.parseInt(line.group(1))),
                largest(found, line -> Integer.parseInt(line.group(2))));
    }

    private static int largest(List<MatchResult> lines, ToIntFunction<MatchResult> size) {
        return lines.stream().mapToInt(size).max().orElse(0);
    }
}
