package org.openrouterwatcher.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;

/** A change of the contract is a change of these files, seen in review. {@code -Dapprove} writes them anew. */
class EventContractTest {

    private static final Path FOLDER = Path.of("src/main/resources/schemas");

    static Stream<Class<? extends Event>> events() {
        return EventCatalog.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaFileSaysWhatTheRecordSays(Class<? extends Event> event) throws IOException {
        String schema = EventJson.MAPPER
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(SchemaOf.event(event))
                + "\n";
        Path file = FOLDER.resolve(EventCatalog.wireName(event) + ".json");

        if (System.getProperty("approve") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, schema);
        }

        assertThat(file).content().isEqualToNormalizingNewlines(schema);
    }

    @Test
    void thereIsNoSchemaWithoutAnEvent() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> expected =
                    events().map(EventCatalog::wireName).map(it -> it + ".json").toList();
            assertThat(files.map(it -> it.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
