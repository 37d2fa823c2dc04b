package org.openrouterwatcher.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The page for those who write a program that listens says what the code says. */
@SuppressWarnings("unchecked")
class AsyncApiTest {

    private static final Path DOCS = Path.of("../docs");

    private final Map<String, Object> page = read();
    private final Map<String, Map<String, Object>> channels = at(page, "channels");
    private final Map<String, Map<String, Object>> messages = at(at(page, "components"), "messages");

    @Test
    void isAnAsyncApi3Document() {
        assertThat(page.get("asyncapi")).asString().startsWith("3.");
    }

    @Test
    void namesExactlyOurTopics() {
        assertThat(channels.values().stream().map(channel -> channel.get("address")))
                .containsExactlyInAnyOrderElementsOf(
                        Topics.ALL.stream().map(Topic::name).toList());
    }

    @Test
    void saysOfEachTopicHowItIsKept() {
        for (Map<String, Object> channel : channels.values()) {
            Topic topic = Topics.named((String) channel.get("address"));
            Map<String, Object> kafka = at(at(channel, "bindings"), "kafka");
            Map<String, Object> configuration = at(kafka, "topicConfiguration");

            assertThat(kafka.get("partitions")).as(topic.name()).isEqualTo(topic.partitions());
            switch (topic.retention()) {
                case Topic.Retention.Latest() ->
                    assertThat(configuration.get("cleanup.policy"))
                            .as(topic.name())
                            .asString()
                            .isEqualTo("[compact]");
                case Topic.Retention.For(var time) ->
                    assertThat(((Number) configuration.get("retention.ms")).longValue())
                            .as(topic.name())
                            .isEqualTo(time.toMillis());
            }
        }
    }

    @Test
    void namesExactlyOurEventsOnEachTopic() {
        Map<String, Set<String>> written = channels.values().stream()
                .collect(toMap(
                        channel -> (String) channel.get("address"),
                        channel -> this.<Map<String, String>>at(channel, "messages").values().stream()
                                .map(reference -> (String) messages.get(lastPart(reference.get("$ref")))
                                        .get("name"))
                                .collect(toSet())));

        assertThat(written)
                .isEqualTo(EventCatalog.all()
                        .map(EventCatalog::wireName)
                        .collect(groupingBy(name -> Topics.of(Samples.of(name)), mapping(name -> name, toSet()))));
    }

    @Test
    void refersToTheSchemaFileOfEachEvent() {
        messages.values().forEach(message -> {
            String reference = (String) at(at(message, "payload"), "schema").get("$ref");
            assertThat(DOCS.resolve(reference)).isRegularFile();
            assertThat(reference).endsWith("/" + message.get("name") + ".json");
        });
    }

    @Test
    void namesExactlyOurHeaders() {
        Map<String, Object> headers = at(at(at(page, "components"), "schemas"), "CloudEventsHeaders");
        assertThat(this.<Object>at(headers, "properties").keySet())
                .containsExactlyInAnyOrder(
                        Headers.SPEC_VERSION,
                        Headers.ID,
                        Headers.SOURCE,
                        Headers.TYPE,
                        Headers.TIME,
                        Headers.SUBJECT,
                        Headers.CONTENT_TYPE,
                        Headers.TRACEPARENT);
    }

    private <T> Map<String, T> at(Map<String, ?> parent, String name) {
        return (Map<String, T>) parent.get(name);
    }

    private static String lastPart(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Map<String, Object> read() {
        try (var reader = Files.newBufferedReader(DOCS.resolve("asyncapi.yaml"))) {
            return new Yaml().load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
