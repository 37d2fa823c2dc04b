package org.openrouterwatcher.faults.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a JVM takes of the machine.
 *
 * @param pid one JVM ends and another begins where a process is started again
 * @param liveBytes of its heap, after a garbage collection
 * @param files that are open, connections among them
 */
record Footprint(long pid, long liveBytes, long files) {

    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)\\s*$", Pattern.MULTILINE);
    private static final Pattern GROUP = Pattern.compile("^Gid:\\s+(\\d+)", Pattern.MULTILINE);

    /** That of a process of this machine, which runs. */
    static Footprint of(long pid) throws IOException, InterruptedException {
        return new Footprint(pid, liveBytes(pid), files(pid));
    }

    private static long files(long pid) throws IOException {
        try (var open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.count();
        }
    }

    /** A JVM speaks to its own user and group only. */
    private static long liveBytes(long pid) throws IOException, InterruptedException {
        var status = GROUP.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
        if (!status.find()) {
            throw new IOException("no group of process " + pid);
        }
        var command = new ArrayList<>(List.of("setpriv", "--clear-groups", "--regid", status.group(1)));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "GC.class_histogram"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var answer = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        var total = TOTAL.matcher(answer);
        if (!total.find()) {
            throw new IOException("process " + pid + " does not say how much lives in its heap: " + answer);
        }
        return Long.parseLong(total.group(1));
    }
}
