package org.openrouterwatcher.messaging.listening;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.deadletter.Parking;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.GenericMessageListener;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.Acknowledgment;

/** Stands before a listener and keeps from it what has to wait for a parked record of the same key. */
sealed interface ParkingListener {

    /** Hands one record to the listener, whatever is parked. */
    void deliver(ConsumerRecord<byte[], byte[]> kafkaRecord);

    /** Puts parking before a listener of records or of batches. */
    @SuppressWarnings("unchecked")
    static ParkingListener before(Object listener, String consumer, Parking parking) {
        return switch (listener) {
            case MessageListener<?, ?> ofRecords ->
                new OfRecords((MessageListener<byte[], byte[]>) ofRecords, consumer, parking);
            case BatchMessageListener<?, ?> ofBatches ->
                new OfBatches((BatchMessageListener<byte[], byte[]>) ofBatches, consumer, parking);
            default -> throw new IllegalArgumentException("no listener: " + listener);
        };
    }

    /** Before a listener that takes one record at a time. */
    record OfRecords(MessageListener<byte[], byte[]> listener, String consumer, Parking parking)
            implements ParkingListener, AcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

        @Override
        public void onMessage(
                ConsumerRecord<byte[], byte[]> arrived,
                @Nullable Acknowledgment acknowledgment,
                @Nullable Consumer<?, ?> client) {
            if (!parking.admit(consumer, List.of(arrived)).isEmpty()) {
                call(listener, arrived, acknowledgment, client);
            }
        }

        @Override
        public void deliver(ConsumerRecord<byte[], byte[]> kafkaRecord) {
            call(listener, kafkaRecord, null, null);
        }
    }

    /** Before a listener that takes many at once; it names the one it failed at by itself, not by its place. */
    record OfBatches(BatchMessageListener<byte[], byte[]> listener, String consumer, Parking parking)
            implements ParkingListener, BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

        @Override
        public void onMessage(
                List<ConsumerRecord<byte[], byte[]>> arrived,
                @Nullable Acknowledgment acknowledgment,
                @Nullable Consumer<?, ?> client) {
            List<ConsumerRecord<byte[], byte[]>> admitted = parking.admit(consumer, arrived);
            if (!admitted.isEmpty()) {
                call(listener, admitted, acknowledgment, client);
            }
        }

        @Override
        public void deliver(ConsumerRecord<byte[], byte[]> kafkaRecord) {
            call(listener, List.of(kafkaRecord), null, null);
        }
    }

    private static <T> void call(
            GenericMessageListener<T> listener,
            T data,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> client) {
        if (listener instanceof AcknowledgingConsumerAwareMessageListener<?, ?>
                || listener instanceof BatchAcknowledgingConsumerAwareMessageListener<?, ?>) {
            listener.onMessage(data, acknowledgment, client);
        } else {
            listener.onMessage(data);
        }
    }
}
