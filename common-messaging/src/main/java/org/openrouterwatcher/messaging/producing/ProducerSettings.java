package org.openrouterwatcher.messaging.producing;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The settings every producer here has, whatever the configuration says. An acknowledgement means that the record is
 * safe, a repetition inside the client makes no second record, and a broker that is away is noticed within seconds.
 */
public final class ProducerSettings {

    /** How long a record may be under way before its sending has failed. */
    public static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

    private static final Map<String, Object> PINNED = pinned();

    private final Map<String, Object> settings;

    private ProducerSettings(Map<String, Object> settings) {
        this.settings = settings;
    }

    /**
     * @param configured what the configuration says, such as the brokers' addresses and how to log in
     * @throws ProducerOverrideException when it tries to change what is pinned
     */
    public static ProducerSettings from(Map<String, Object> configured) {
        PINNED.forEach((name, value) -> {
            Object other = configured.get(name);
            if (other != null && !sameSetting(name, value, other)) {
                throw new ProducerOverrideException(name, value, other);
            }
        });
        Map<String, Object> settings = new HashMap<>(configured);
        settings.putAll(PINNED);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return new ProducerSettings(settings);
    }

    /** All settings, as the Kafka client takes them. */
    public Map<String, Object> asMap() {
        return Map.copyOf(settings);
    }

    /** The same settings with one more that is not pinned. */
    public ProducerSettings with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(settings);
        more.put(name, value);
        return from(more);
    }

    /** A producer; the caller closes it. */
    public Producer<byte[], byte[]> newProducer(String clientId) {
        return new KafkaProducer<>(
                with(ProducerConfig.CLIENT_ID_CONFIG, clientId).asMap());
    }

    private static Map<String, Object> pinned() {
        Map<String, Object> pinned = new LinkedHashMap<>();
        pinned.put(ProducerConfig.ACKS_CONFIG, "all");
        pinned.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        pinned.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "5");
        pinned.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        pinned.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "2000");
        pinned.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        pinned.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(DELIVERY_TIMEOUT.toMillis()));
        pinned.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500");
        return Map.copyOf(pinned);
    }

    private static boolean sameSetting(String name, Object pinned, Object other) {
        String text = other.toString();
        return text.equals(pinned) || name.equals(ProducerConfig.ACKS_CONFIG) && text.equals("-1");
    }
}
