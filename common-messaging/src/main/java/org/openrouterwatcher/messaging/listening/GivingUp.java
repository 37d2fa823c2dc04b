package org.openrouterwatcher.messaging.listening;

import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.deadletter.DeadLetters;
import org.openrouterwatcher.messaging.deadletter.Parking;
import org.springframework.kafka.listener.ConsumerAwareRecordRecoverer;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.kafka.support.KafkaUtils;

/**
 * What happens to a record that has failed for good: a copy goes to the dead letters' topic, and its key is parked. The
 * listener goes on when both are done.
 */
final class GivingUp implements ConsumerAwareRecordRecoverer, RetryListener {

    private final DeadLetters copies;
    private final Parking parking;

    /** How often this thread's listener has failed at its record. */
    private final ThreadLocal<Integer> attempts = ThreadLocal.withInitial(() -> 1);

    GivingUp(DeadLetters copies, Parking parking) {
        this.copies = copies;
        this.parking = parking;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> kafkaRecord, @Nullable Exception cause, int deliveryAttempt) {
        attempts.set(deliveryAttempt);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void accept(ConsumerRecord<?, ?> kafkaRecord, @Nullable Consumer<?, ?> consumer, @Nullable Exception cause) {
        Exception known = Objects.requireNonNull(cause, "a record is given up because of something");
        String group = Objects.requireNonNull(KafkaUtils.getConsumerGroupId(), "a listener has a group");
        copies.accept(kafkaRecord, known);
        // the consumer factory reads nothing but bytes
        var bytes = (ConsumerRecord<byte[], byte[]>) kafkaRecord;
        parking.park(group, bytes, known, attempts.get());
    }
}
