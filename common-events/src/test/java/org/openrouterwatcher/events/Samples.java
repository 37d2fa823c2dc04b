package org.openrouterwatcher.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** One record of every version that was ever released. Only ever added to: what was said once must stay readable. */
final class Samples {

    private static final Path FOLDER = Path.of("src/test/resources/samples");

    private Samples() {}

    /** A sample, named by the CloudEvents type it travelled under. */
    record Sample(String wireName, byte[] json) {

        Class<? extends Event> type() {
            return EventCatalog.named(wireName)
                    .orElseThrow(() -> new AssertionError(wireName + " was released once and is not known any more"));
        }

        Event event() {
            return EventDeserializer.event(json, type());
        }

        ObjectNode tree() {
            return (ObjectNode) EventJson.MAPPER.readTree(json);
        }

        @Override
        public String toString() {
            return wireName;
        }
    }

    static List<Sample> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Samples::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Event of(String wireName) {
        return all().stream()
                .filter(sample -> sample.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new AssertionError(wireName + " has no sample"))
                .event();
    }

    private static Sample read(Path file) {
        try {
            return new Sample(file.getFileName().toString().replaceFirst("\\.json$", ""), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
