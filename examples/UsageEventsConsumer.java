import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program of yours that follows what the team spends. It prints the newest figure of each key and day.
 *
 * <pre>java -cp 'examples:local-cluster/target/lib/*' examples/UsageEventsConsumer.java BOOTSTRAP_SERVERS</pre>
 *
 * Three rules make it right: unknown types are skipped; a snapshot with a lower version than one already seen is old and
 * ignored; money is a decimal, never a double.
 */
class UsageEventsConsumer {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    final Map<String, Long> newest = new HashMap<>();

    public static void main(String[] args) {
        new UsageEventsConsumer().follow(args[0]);
    }

    void follow(String bootstrapServers) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "my-program",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("usage-events"));
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::hear);
                consumer.commitSync();
            }
        }
    }

    void hear(ConsumerRecord<String, String> record) {
        String type = new String(record.headers().lastHeader("ce_type").value());
        if (type.equals("org.openrouterwatcher.usage.updated.v1")) {
            updated(JSON.readTree(record.value()));
        }
    }

    void updated(JsonNode usage) {
        String keyAndDay = usage.get("key_id") + " " + usage.get("day").asString();
        long version = usage.get("version").asLong();
        if (newest.merge(keyAndDay, version, Math::max) > version) {
            return;
        }
        BigDecimal cost = BigDecimal.ZERO;
        for (JsonNode line : usage.get("lines")) {
            cost = cost.add(line.get("credits_cost").decimalValue())
                    .add(line.get("byok_cost").decimalValue());
        }
        System.out.printf("key %s: %s USD%s%n", keyAndDay, cost.toPlainString(), usage.get("complete").asBoolean() ? "" : " so far");
    }
}
