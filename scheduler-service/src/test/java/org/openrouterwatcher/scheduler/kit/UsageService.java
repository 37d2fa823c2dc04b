package org.openrouterwatcher.scheduler.kit;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.testing.TestKafka;

/** Tells what became of ticks, as usage-service does. */
public final class UsageService implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /** Tells a result under this event id; the broker has it when this returns. */
    public void tells(String eventId, TickCompleted result) {
        says(EventSerializer.record(Envelope.of(eventId, "/usage-service", result.completedAt(), result)));
    }

    /** Says anything at all; the broker has it when this returns. */
    public void says(ProducerRecord<byte[], byte[]> anything) {
        try {
            producer.send(anything).get();
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
