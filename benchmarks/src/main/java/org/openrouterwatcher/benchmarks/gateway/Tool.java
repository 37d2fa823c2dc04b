package org.openrouterwatcher.benchmarks.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.openrouterwatcher.stage.Stage;

/** A program of the machine that a measurement needs. */
final class Tool {

    private static final String FOLDERS = System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin";

    private Tool() {}

    /**
     * Where it is.
     *
     * @throws Stage.Unusable when it is not installed
     */
    static String find(String name) {
        return Stream.of(FOLDERS.split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new Stage.Unusable(name + " was not found; install it (Debian calls it "
                        + (name.equals("nginx") ? "nginx-light" : name) + ")."));
    }
}
