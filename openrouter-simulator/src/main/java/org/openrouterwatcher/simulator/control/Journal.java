package org.openrouterwatcher.simulator.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.simulator.http.Json;
import org.openrouterwatcher.simulator.world.Change;

/** Keeps changes, one JSON line each, and gives them back at the next start. */
public final class Journal {

    private final @Nullable Path file;

    private Journal(@Nullable Path file) {
        this.file = file;
    }

    /** Forgets everything at the end of the process. */
    public static Journal inMemory() {
        return new Journal(null);
    }

    /**
     * Keeps the changes of one seed in a folder, which is made when missing.
     *
     * @throws UncheckedIOException when the folder cannot be made
     */
    public static Journal in(Path folder, long seed) {
        try {
            return new Journal(Files.createDirectories(folder).resolve("changes-%d.jsonl".formatted(seed)));
        } catch (IOException unusable) {
            throw new UncheckedIOException("the data folder cannot be made: " + folder, unusable);
        }
    }

    List<Change> changes() {
        if (file == null || Files.notExists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> Json.MAPPER.readValue(line, Change.class))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the changes cannot be read: " + file, unreadable);
        }
    }

    synchronized void append(Change change) {
        if (file == null) {
            return;
        }
        var line = Json.MAPPER.writerFor(Change.class).writeValueAsString(change) + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the change cannot be written: " + file, unwritable);
        }
    }
}
