package org.openrouterwatcher.cluster.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line of a JVM that shares a small machine with six others. */
public final class JavaCommand {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final List<String> words = new ArrayList<>(List.of(
            JAVA,
            "-Xss512k",
            "-XX:+UseSerialGC",
            // with less, what a start compiles makes the JVM look through the whole heap for code to throw away
            "-XX:ReservedCodeCacheSize=128m",
            // JVMs that all optimise at once take a small machine's time for minutes, and more of its memory
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.timezone=UTC"));

    private JavaCommand() {}

    /**
     * A command that is to be finished.
     *
     * @param wished options that the one who starts it wants, which go before ours; separated by spaces
     */
    public static JavaCommand withHeap(int megabytes, String wished) {
        var command = new JavaCommand();
        command.words.add("-Xms" + megabytes / 2 + "m");
        command.words.add("-Xmx" + megabytes + "m");
        wished.lines()
                .flatMap(line -> Arrays.stream(line.split(" +")))
                .filter(word -> !word.isEmpty())
                .forEach(command.words::add);
        return command;
    }

    JavaCommand options(List<String> options) {
        words.addAll(options);
        return this;
    }

    /** All of it, for a service: what Spring found out when the jar was built, it need not find out at each start. */
    List<String> jar(Path jar) {
        words.addAll(List.of("-Dspring.aot.enabled=true", "-jar", jar.toString()));
        return List.copyOf(words);
    }

    /** All of it, for a program that is a class. */
    public List<String> mainClass(Class<?> main, String classPath, Object... arguments) {
        words.addAll(List.of("-cp", classPath, main.getName()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return List.copyOf(words);
    }
}
