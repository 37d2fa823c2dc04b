package org.openrouterwatcher.messaging.listening;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * How long a record may fail. Pauses grow. By its own fault it may for a while only, because others wait behind it, and
 * the while is one of the clock: slow tries count. An outage is waited for however long it lasts, and after it the
 * record has all of its time again.
 */
final class Patience implements BackOff, RetryListener {

    private final ListenerProperties properties;
    private final LongSupplier nanoTime;

    /** Whether the last failure of this thread's listener was somebody else's. */
    private final ThreadLocal<Boolean> outage = ThreadLocal.withInitial(() -> false);

    /** @param nanoTime a clock that nobody sets, in nanoseconds */
    Patience(ListenerProperties properties, LongSupplier nanoTime) {
        this.properties = properties;
        this.nanoTime = nanoTime;
    }

    /** The patience with a record or batch whose first failure this is. */
    BackOff with(@Nullable Exception failure) {
        note(failure);
        return this;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> kafkaRecord, @Nullable Exception failure, int deliveryAttempt) {
        note(failure);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> batch, @Nullable Exception failure, int deliveryAttempt) {
        note(failure);
    }

    private void note(@Nullable Exception failure) {
        outage.set(failure != null && Outage.isCauseOf(failure));
    }

    @Override
    public BackOffExecution start() {
        return new Tries();
    }

    /** The tries of one record or batch. */
    private final class Tries implements BackOffExecution {

        private long pause = properties.firstPause().toMillis();
        private boolean failing;
        private long failingSince;

        @Override
        public long nextBackOff() {
            if (outage.get()) {
                failing = false;
                return nextPause();
            }
            if (!failing) {
                failing = true;
                failingSince = nanoTime.getAsLong();
                pause = properties.firstPause().toMillis();
            }
            Duration left = properties.giveUpAfter().minusNanos(nanoTime.getAsLong() - failingSince);
            return left.isPositive() ? Math.clamp(left.toMillis(), 1, nextPause()) : STOP;
        }

        private long nextPause() {
            long now = pause;
            pause = Math.min(2 * pause, properties.longestPause().toMillis());
            return now;
        }
    }
}
