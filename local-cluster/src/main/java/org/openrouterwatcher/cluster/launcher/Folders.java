package org.openrouterwatcher.cluster.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Deletes folders with all that is in them. */
final class Folders {

    private Folders() {}

    /** Deletes a file or a folder; one that is not there is as good as deleted. */
    static void delete(Path path) {
        if (Files.notExists(path)) {
            return;
        }
        try (var paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new Refusal("%s cannot be deleted: %s.".formatted(path, e.getMessage()));
        }
    }
}
