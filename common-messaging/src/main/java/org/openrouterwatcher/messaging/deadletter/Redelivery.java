package org.openrouterwatcher.messaging.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands a record to the listener that it was for, once more. */
public interface Redelivery {

    /** Hands it over once and returns when the listener is done. */
    Outcome deliver(String consumer, ConsumerRecord<byte[], byte[]> kafkaRecord);

    /** What became of it. */
    sealed interface Outcome {

        /** The listener took it. */
        record Handled() implements Outcome {}

        /** The listener failed at it. */
        record Failed(Exception cause) implements Outcome {}

        /** The database is away, which is not the record's fault. */
        record DatabaseAway(Exception cause) implements Outcome {}

        /** No listener of this service hears such records any more. */
        record NobodyListens() implements Outcome {}
    }
}
