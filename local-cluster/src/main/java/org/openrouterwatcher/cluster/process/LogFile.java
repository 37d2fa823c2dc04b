package org.openrouterwatcher.cluster.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What one process of this run has to say; the run before it is kept beside it. */
public record LogFile(Path path) {

    private static final int LINES_SHOWN = 15;

    /** An empty log; one that was there already gets the ending {@code .previous}. */
    public static LogFile begin(Path folder, String name) {
        var path = folder.resolve(name + ".log");
        try {
            if (Files.exists(path)) {
                Files.move(path, folder.resolve(name + ".log.previous"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.createFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LogFile(path);
    }

    /** What a person wants to see first when the process has failed. */
    List<String> lastLines() {
        try {
            // not by Files.readAllLines: a program may print bytes that are no UTF-8
            var lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
