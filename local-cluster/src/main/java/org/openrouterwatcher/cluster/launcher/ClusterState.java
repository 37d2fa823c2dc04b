package org.openrouterwatcher.cluster.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.process.ProcessRecord;

/**
 * What runs.
 *
 * @param launcher the process that started the others and ends them
 * @param address where people go
 * @param processes the others
 */
record ClusterState(ProcessRecord launcher, String address, List<ProcessRecord> processes) {

    static ClusterState begin(int port) {
        var launcher = ProcessRecord.of("launcher", ProcessHandle.current(), port);
        return new ClusterState(launcher, "http://localhost:" + port, List.of());
    }

    /** With this process, in place of an older one of the same name. */
    ClusterState with(ProcessRecord started) {
        var others = new ArrayList<>(processes.stream()
                .filter(process -> !process.name().equals(started.name()))
                .toList());
        others.add(started);
        return new ClusterState(launcher, address, List.copyOf(others));
    }

    /** Those of the others that still run. */
    Stream<ProcessHandle> alive() {
        return processes.stream().flatMap(process -> process.alive().stream());
    }
}
