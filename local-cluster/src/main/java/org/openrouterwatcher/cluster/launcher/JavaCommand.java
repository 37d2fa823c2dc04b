package org.openrouterwatcher.cluster.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a JVM that shares a small machine with six others. */
final class JavaCommand {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final List<String> words = new ArrayList<>(List.of(
            JAVA,
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.timezone=UTC"));

    private JavaCommand() {}

    static JavaCommand withHeap(int megabytes) {
        return new JavaCommand().options(List.of("-Xmx" + megabytes + "m"));
    }

    JavaCommand options(List<String> options) {
        words.addAll(options);
        return this;
    }

    List<String> jar(Path jar) {
        words.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(words);
    }

    List<String> mainClass(Class<?> main, String classPath, Object... arguments) {
        words.addAll(List.of("-cp", classPath, main.getName()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return List.copyOf(words);
    }
}
