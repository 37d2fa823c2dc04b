package org.openrouterwatcher.gateway.tokens;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.openrouterwatcher.gateway.freshness.Run;

/** Reads on in a feed: while many records are decoded, the next ones are already polled. For one thread. */
final class FeedReading {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final TokenEventReader reader;
    private final Run run;
    private FeedBatch waiting = FeedBatch.empty();

    /** @param consumer stands at the beginning of all partitions */
    FeedReading(Consumer<byte[], byte[]> consumer, TokenEventReader reader, Run run) {
        this.consumer = consumer;
        this.reader = reader;
        this.run = run;
    }

    /** Polls, and takes what is decoded by then; returns whether that ends something. */
    boolean advance() {
        FeedBatch polled = reader.decode(consumer.poll(waiting.isDecodedBeside() ? Duration.ZERO : POLL));
        boolean ended = reader.take(waiting, run);
        if (polled.isDecodedBeside()) {
            waiting = polled;
            return ended;
        }
        waiting = FeedBatch.empty();
        return reader.take(polled, run) || ended;
    }

    /** The offset of the first record of a partition that is not applied; what waits to be decoded is not. */
    long appliedUpTo(TopicPartition partition) {
        return Math.min(consumer.position(partition), waiting.beginsAt(partition));
    }
}
