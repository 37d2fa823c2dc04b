package org.openrouterwatcher.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openrouterwatcher.events.Samples.Sample;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was written by any released version must be read by this one. */
class EventCompatibilityTest {

    static List<Sample> samples() {
        return Samples.all();
    }

    @Test
    void thereIsASampleOfEveryEvent() {
        assertThat(samples().stream().map(Sample::wireName))
                .containsAll(EventCatalog.all().map(EventCatalog::wireName).toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsASampleAndWritesAllOfItAgain(Sample sample) {
        JsonNode written = EventJson.MAPPER.readTree(EventSerializer.value(sample.event()));

        sample.tree()
                .properties()
                .forEach(field -> assertThat(written.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ignoresFieldsOfANewerWriter(Sample sample) {
        ObjectNode newer = sample.tree();
        newer.put("added_later", "value").putObject("added_deeply").put("value", 1);

        assertThat(EventDeserializer.event(bytes(newer), sample.type())).isEqualTo(sample.event());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesASampleThatLacksAFieldItsTypePromises(Sample sample) {
        for (String field : required(sample.type())) {
            ObjectNode without = sample.tree();
            without.remove(field);
            ObjectNode withNull = sample.tree();
            withNull.putNull(field);

            assertThatThrownBy(() -> EventDeserializer.event(bytes(without), sample.type()))
                    .as("without " + field)
                    .isInstanceOf(UnreadableEventException.class);
            assertThatThrownBy(() -> EventDeserializer.event(bytes(withNull), sample.type()))
                    .as("with null for " + field)
                    .isInstanceOf(UnreadableEventException.class);
        }
    }

    @Test
    void refusesALineOfADayThatLacksItsCost() {
        ObjectNode day = usageUpdated();
        ((ObjectNode) day.get("lines").get(0)).remove("credits_cost");

        assertThatThrownBy(() -> EventDeserializer.event(bytes(day), UsageUpdated.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("creditsCost");
    }

    @Test
    void takesAWordItDoesNotKnowForTheOneThatStandsForAllOthers() {
        ObjectNode day = usageUpdated().put("source", "crystalBall");

        assertThat(EventDeserializer.event(bytes(day), UsageUpdated.class).source())
                .isEqualTo(UsageSource.OTHER);
    }

    @Test
    void refusesAWordItDoesNotKnowWhereNoneStandsForAllOthers() {
        ObjectNode tick = tree("org.openrouterwatcher.tick.usage-sync-due.v1").put("cause", "whim");

        assertThatThrownBy(() -> EventDeserializer.event(bytes(tick), Tick.UsageSyncDue.class))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void keepsMoneyToTheLastDigitAndWritesItPlainly() {
        String written = new String(EventSerializer.value(Samples.of("org.openrouterwatcher.usage.updated.v1")));

        assertThat(written).contains("\"byok_cost\":0.0000001").doesNotContainPattern("\\d[eE]-?\\d+[,}]");
    }

    private static ObjectNode usageUpdated() {
        return tree("org.openrouterwatcher.usage.updated.v1");
    }

    private static ObjectNode tree(String wireName) {
        return samples().stream()
                .filter(it -> it.wireName().equals(wireName))
                .findFirst()
                .orElseThrow()
                .tree();
    }

    private static List<String> required(Class<? extends Event> type) {
        var fields = new ArrayList<String>();
        SchemaOf.event(type).get("required").forEach(name -> fields.add(name.asString()));
        return fields;
    }

    private static byte[] bytes(JsonNode tree) {
        return EventJson.MAPPER.writeValueAsBytes(tree);
    }

    @Test
    void everyEventHasANameOfItsOwnThatEndsInItsVersion() {
        List<String> names = EventCatalog.all().map(EventCatalog::wireName).toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("org\\.openrouterwatcher\\..+\\.v\\d+"));
        assertThat(Stream.of(Event.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()))
                .hasSize(Topics.ALL.size());
    }
}
