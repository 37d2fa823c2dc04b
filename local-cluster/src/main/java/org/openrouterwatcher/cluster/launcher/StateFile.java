package org.openrouterwatcher.cluster.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How another shell learns what runs: {@code cluster.json} in the data folder, there from start to end. */
final class StateFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Path path;

    private StateFile(Path path) {
        this.path = path;
    }

    static StateFile in(Path dataFolder) {
        return new StateFile(dataFolder.resolve("cluster.json"));
    }

    Optional<ClusterState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(path), ClusterState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(ClusterState state) {
        try {
            // whoever reads sees the old file or the new one, never half of it
            var draft = Files.writeString(path.resolveSibling("cluster.json.new"), JSON.writeValueAsString(state));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
