package org.openrouterwatcher.messaging.listening;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.UnknownEventTypeException;

/** Reads events out of records, for every listener. */
public final class EventReader {

    private final MeterRegistry meters;

    public EventReader(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * The event of a record; empty, and counted, when it is of a type that this version does not know: a newer writer
     * may say more than we understand.
     *
     * @throws org.openrouterwatcher.events.UnreadableEventException when it is no event of ours; a listener lets it
     *     pass, and the record goes to the dead letters
     */
    public Optional<Envelope<Event>> read(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        try {
            return Optional.of(EventDeserializer.read(kafkaRecord));
        } catch (UnknownEventTypeException e) {
            meters.counter("watcher.events.unknown", "topic", kafkaRecord.topic())
                    .increment();
            return Optional.empty();
        }
    }
}
