package org.openrouterwatcher.cluster.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a JVM that shares a small machine with six others. */
final class JavaCommand {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private JavaCommand() {}

    static List<String> mainClass(String name, String classPath, int heapMegabytes, String... arguments) {
        var command = options(heapMegabytes);
        command.addAll(List.of("-cp", classPath, name));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    static List<String> jar(Path jar, int heapMegabytes) {
        var command = options(heapMegabytes);
        command.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(command);
    }

    private static List<String> options(int heapMegabytes) {
        return new ArrayList<>(List.of(
                JAVA,
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC"));
    }
}
