package org.openrouterwatcher.gateway.limits;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openrouterwatcher.messaging.producing.ProducerSettings;

/** What a gateway has for counting, without the rest of it. A hundred calls an hour. */
final class Limiter implements AutoCloseable {

    private static final Quota HUNDRED = new Quota("token", 100, Duration.ofHours(1));
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration REST = Duration.ofMillis(50);

    final SharedQuota quota;
    private final TokenUsageListener listener;
    private final ClaimSender sender;
    private volatile boolean dead;

    Limiter(String name, String bootstrapServers) {
        var gateways = new CountingGateways(name + "/" + System.nanoTime(), CLOCK);
        quota = new SharedQuota(HUNDRED, 1000, Duration.ofMillis(100), gateways, CLOCK);
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers, "auto.offset.reset", "none", "enable.auto.commit", "false");
        listener = new TokenUsageListener(
                () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                quota,
                CLOCK);
        var settings = ProducerSettings.from(Map.of("bootstrap.servers", bootstrapServers));
        sender = new ClaimSender(() -> untilDead(settings.newProducer(name)), quota, gateways, CLOCK, REST);
        listener.start();
        sender.start();
    }

    /** From now on it hears nothing. */
    void deafen() {
        listener.stop();
    }

    /** From now on nothing it says reaches anybody. */
    void die() {
        dead = true;
    }

    @SuppressWarnings("unchecked")
    private Producer<byte[], byte[]> untilDead(Producer<byte[], byte[]> producer) {
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Producer.class},
                (_, method, arguments) -> dead && method.getName().equals("send")
                        ? new CompletableFuture<>()
                        : method.invoke(producer, arguments));
    }

    boolean hears(int others) {
        return quota.isCaughtUp()
                && quota.peers().trusted()
                && quota.peers().others().size() == others;
    }

    @Override
    public void close() {
        sender.close();
        if (listener.isRunning()) {
            listener.stop();
        }
    }
}
