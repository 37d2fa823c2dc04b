package org.openrouterwatcher.messaging.deadletter;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled, or waits behind one of its key that could not.
 *
 * @param consumer the group whose listener it is for
 * @param kafkaRecord as it arrived
 * @param failure null when it was never tried
 * @param decision null while it is parked
 */
record DeadLetter(
        long id,
        String consumer,
        ConsumerRecord<byte[], byte[]> kafkaRecord,
        Instant parkedAt,
        @Nullable Failure failure,
        State state,
        @Nullable Decision decision) {

    enum State {
        /** Waits for a decision, or for its turn. */
        PARKED,
        /** Handled after all. */
        RETRIED,
        /** Never handled: an administrator said why. */
        SKIPPED
    }

    /**
     * Why it could not be handled, the last time.
     *
     * @param cause the type and the message of the exception
     * @param attempts how often it was tried
     */
    record Failure(String cause, Instant at, int attempts) {}

    /**
     * What ended its stay.
     *
     * @param by the administrator's account; null when it only waited for its turn
     * @param reason why it was skipped
     */
    record Decision(Instant at, @Nullable Long by, @Nullable String reason) {}

    boolean isParked() {
        return state == State.PARKED;
    }

    /** Whether it only waits for those before it, and needs no decision of its own. */
    boolean isWaiting() {
        return isParked() && failure == null;
    }
}
