package org.openrouterwatcher.token.kit;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.testing.TestKafka;

/** Tells events as other services do. */
public final class Broker implements AutoCloseable {

    private final TestClock clock;
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    Broker(TestClock clock) {
        this.clock = clock;
    }

    /** Tells an event of a gateway and returns its envelope. */
    public Envelope<Event> tell(Event event) {
        Envelope<Event> envelope =
                Envelope.of(UUID.randomUUID().toString(), "/gateway-service", clock.instant(), event);
        send(EventSerializer.record(envelope));
        return envelope;
    }

    /** Tells an event that was told before once more. */
    public void repeat(Envelope<Event> envelope) {
        send(EventSerializer.record(envelope));
    }

    /** Sends any bytes. */
    public void send(ProducerRecord<byte[], byte[]> kafkaRecord) {
        try {
            producer.send(kafkaRecord).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
