package org.openrouterwatcher.gateway.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll of the feed brought, while its records are being decoded. That costs most, by far, of reading them, and
 * no record needs another one for it: of many it is done beside, while the next ones are fetched.
 */
final class FeedBatch {

    /** From so many records on, several threads read faster than one. */
    private static final int MANY = 500;

    /** Small, so that the first is soon done, and all threads have something to do until the last one is. */
    private static final int PIECE = 250;

    private final ConsumerRecords<byte[], byte[]> records;
    private final List<Piece> pieces;

    private FeedBatch(ConsumerRecords<byte[], byte[]> records, List<Piece> pieces) {
        this.records = records;
        this.pieces = pieces;
    }

    /**
     * Records of one partition in their order.
     *
     * @param entries what each of them is worth, once it is known
     */
    record Piece(List<ConsumerRecord<byte[], byte[]>> records, CompletableFuture<List<FeedEntry>> entries) {}

    static FeedBatch empty() {
        return new FeedBatch(ConsumerRecords.empty(), List.of());
    }

    /**
     * Decodes a few records, and begins to decode many.
     *
     * @param beside decodes many with several threads
     */
    static FeedBatch decode(ConsumerRecords<byte[], byte[]> records, FeedDecoder decoder, Executor beside) {
        Executor executor = areMany(records) ? beside : Runnable::run;
        List<Piece> pieces = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            var all = records.records(partition);
            for (int from = 0; from < all.size(); from += PIECE) {
                var piece = all.subList(from, Math.min(from + PIECE, all.size()));
                pieces.add(new Piece(
                        piece,
                        CompletableFuture.supplyAsync(
                                () -> piece.stream().map(decoder::decode).toList(), executor)));
            }
        }
        return new FeedBatch(records, pieces);
    }

    private static boolean areMany(ConsumerRecords<byte[], byte[]> records) {
        return records.count() >= MANY;
    }

    /** Whether it is worth while to do something else until all are decoded. */
    boolean isDecodedBeside() {
        return areMany(records);
    }

    /** Pieces of a partition in their order. */
    List<Piece> pieces() {
        return pieces;
    }

    /** What was polled, decoded or not. */
    ConsumerRecords<byte[], byte[]> records() {
        return records;
    }

    /** Up to where a partition is applied while this batch is not; {@link Long#MAX_VALUE} if it has nothing of it. */
    long beginsAt(TopicPartition partition) {
        var own = records.records(partition);
        return own.isEmpty() ? Long.MAX_VALUE : own.getFirst().offset();
    }
}
