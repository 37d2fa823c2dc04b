package org.openrouterwatcher.messaging.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.revocation.ClosingBarrier;

/** Writes {@link FreshnessMarks} for the time of one lease. */
final class FeedMarker {

    /** Leaves room for four thousand million marks in an epoch, which is more than sixty years of them. */
    private static final int EPOCH_SHIFT = 32;

    private static final ClosingBarrier.Promise NOTHING = new ClosingBarrier.Promise(Instant.EPOCH, Map.of(), 0);

    private final FreshnessMarks marks;
    private final Producer<byte[], byte[]> producer;
    private final WaveSender sender;
    private final OutboxLease lease;
    private final String source;
    private final Clock clock;
    private long count;
    private long lastMarkNanos = System.nanoTime();

    FeedMarker(
            FreshnessMarks marks,
            Producer<byte[], byte[]> producer,
            WaveSender sender,
            OutboxLease lease,
            String source,
            Clock clock) {
        this.marks = marks;
        this.producer = producer;
        this.sender = sender;
        this.lease = lease;
        this.source = source;
        this.clock = clock;
    }

    /** Breaks the seal of the relay before, ahead of the first event, and lets events be written again. */
    void open() throws InterruptedException, ExecutionException {
        mark(NOTHING, false);
        lease.seals().open(lease.epoch());
    }

    /** To be asked before the outbox is looked at. */
    ClosingBarrier.Before before(Instant now) {
        return new ClosingBarrier.Before(now, marks.heard());
    }

    /** Whether it is time for a mark. */
    boolean isDue() {
        return System.nanoTime() - lastMarkNanos >= marks.interval().toNanos();
    }

    /** Tells what is proven. */
    void closed(ClosingBarrier.Promise promise) throws InterruptedException, ExecutionException {
        mark(promise, false);
    }

    /** The last word of an orderly stop. */
    void seal(ClosingBarrier.Promise promise) throws InterruptedException, ExecutionException {
        mark(promise, true);
    }

    private void mark(ClosingBarrier.Promise promise, boolean sealed) throws InterruptedException, ExecutionException {
        long version = (lease.epoch() << EPOCH_SHIFT) + count++;
        for (PartitionInfo partition : producer.partitionsFor(marks.topic())) {
            Event event =
                    marks.mark(new FreshnessMarks.Mark(partition.partition(), lease.epoch(), promise, sealed, version));
            String id = "mark-" + version + "-" + partition.partition();
            ProducerRecord<byte[], byte[]> unplaced =
                    EventSerializer.record(Envelope.of(id, source, clock.instant(), event));
            sender.sendNow(new ProducerRecord<>(
                    unplaced.topic(),
                    partition.partition(),
                    null,
                    unplaced.key(),
                    unplaced.value(),
                    unplaced.headers()));
        }
        lastMarkNanos = System.nanoTime();
    }
}
