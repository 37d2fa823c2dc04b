package org.openrouterwatcher.messaging.deadletter;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Keeps the order of a key's records when one of them cannot be handled: it is parked, those behind it are parked
 * untried, and all other keys go on. A record without a key is parked alone.
 */
public interface Parking {

    /** For services without a database: nothing is parked, and a key goes on after a record that failed. */
    Parking NONE = new Parking() {
        @Override
        public List<ConsumerRecord<byte[], byte[]>> admit(
                String consumer, List<ConsumerRecord<byte[], byte[]>> arrived) {
            return arrived;
        }

        @Override
        public void park(String consumer, ConsumerRecord<byte[], byte[]> failed, Throwable cause, int attempts) {
            // the copy in the dead letters' topic is all that stays
        }
    };

    /**
     * The records that are to be handled now, in their order. The others are parked behind one of their key, or had
     * been parked before and came again; their offsets may be committed.
     *
     * @param consumer the group that hears them
     */
    List<ConsumerRecord<byte[], byte[]>> admit(String consumer, List<ConsumerRecord<byte[], byte[]>> arrived);

    /**
     * Parks a record that has failed for good. Its offset may be committed when this returns, and must not when it
     * throws.
     */
    void park(String consumer, ConsumerRecord<byte[], byte[]> failed, Throwable cause, int attempts);
}
