package org.openrouterwatcher.usage.kit;

import static org.openrouterwatcher.usage.kit.World.CLOCK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.Tick;
import org.openrouterwatcher.events.Tick.Cause;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;

/** Says what is due as the scheduler does, and hears what became of it. */
public final class Ticks implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final EventProbe results = EventProbe.of(Topics.TICK_RESULTS);

    public static Tick.UsageSyncDue syncDue() {
        Instant now = CLOCK.instant();
        return new Tick.UsageSyncDue(UUID.randomUUID(), now, now.minus(Duration.ofHours(1)), now, Cause.SCHEDULE);
    }

    public static Tick.KeyValidationDue validationDue() {
        Instant now = CLOCK.instant();
        return new Tick.KeyValidationDue(UUID.randomUUID(), now, now.minus(Duration.ofDays(1)), now, Cause.SCHEDULE);
    }

    public static Tick.UsagePurgeDue purgeDue() {
        Instant now = CLOCK.instant();
        return new Tick.UsagePurgeDue(UUID.randomUUID(), now, now.minus(Duration.ofDays(7)), now, Cause.SCHEDULE);
    }

    /** Tells a tick, as often as it is called. */
    public void tell(Tick tick) {
        tell(EventSerializer.record(
                Envelope.of(tick.tickId().toString(), "/scheduler-service", CLOCK.instant(), tick)));
    }

    /** Sends any record. */
    public void tell(ProducerRecord<byte[], byte[]> kafkaRecord) {
        producer.send(kafkaRecord);
        producer.flush();
    }

    /** Tells a tick and waits until its work is done. */
    public TickCompleted run(Tick tick) {
        tell(tick);
        return await(tick.tickId());
    }

    /** Waits until the work of a tick is done. */
    public TickCompleted await(UUID tickId) {
        return completed(results.awaitRecord(found -> completed(found).tickId().equals(tickId)));
    }

    /** How often the end of a tick was told. */
    public List<TickCompleted> completed(UUID tickId) {
        return results.seen().stream()
                .map(Ticks::completed)
                .filter(result -> result.tickId().equals(tickId))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        results.close();
    }

    private static TickCompleted completed(ConsumerRecord<byte[], byte[]> found) {
        return (TickCompleted) EventDeserializer.read(found).event();
    }
}
