package org.openrouterwatcher.stage;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What figures were measured on; without it they say nothing. */
public final class Machine {

    private Machine() {}

    /** One line: processors, memory, Java, date, and how busy the machine is already. */
    public static String describe() {
        return "%s, %d processors, load %.1f, Java %s, %s"
                .formatted(
                        model(),
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.version(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String model() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException noSuchFile) {
            return System.getProperty("os.arch");
        }
    }
}
