package org.openrouterwatcher.gateway.tokens;

import java.util.List;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.gateway.freshness.Run;
import org.openrouterwatcher.gateway.freshness.ViewWriter;
import org.openrouterwatcher.gateway.freshness.ViewWriter.Way;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Ignored;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Told;

/** Takes records of the feed into the view; whatever a record holds, the next one is read. */
final class TokenEventReader {

    private final FeedDecoder decoder;
    private final Executor beside;
    private final ViewWriter writer;
    private final IgnoredRecords ignored;

    /** @param beside decodes many records with several threads */
    TokenEventReader(FeedDecoder decoder, Executor beside, ViewWriter writer, IgnoredRecords ignored) {
        this.decoder = decoder;
        this.beside = beside;
        this.writer = writer;
        this.ignored = ignored;
    }

    /** Decodes a few records, and begins to decode many. */
    FeedBatch decode(ConsumerRecords<byte[], byte[]> records) {
        return FeedBatch.decode(records, decoder, beside);
    }

    /** Takes a batch into the view, each partition in its order; returns whether one of its records ends something. */
    boolean take(FeedBatch batch, Run run) {
        boolean ended = false;
        for (FeedBatch.Piece piece : batch.pieces()) {
            ended |= take(piece.records(), piece.entries().join(), run);
        }
        batch.records().nextOffsets().forEach((partition, next) -> run.applied(partition.partition(), next.offset()));
        return ended;
    }

    private boolean take(List<ConsumerRecord<byte[], byte[]>> records, List<FeedEntry> entries, Run run) {
        boolean ended = false;
        for (int i = 0; i < entries.size(); i++) {
            switch (entries.get(i)) {
                case Told(FeedClosed mark) -> run.freshness().marked(mark);
                case Told(TokenEvent event) -> ended |= writer.take(event, Way.FEED);
                case Ignored(var why) -> ignored.count(why, records.get(i));
            }
        }
        return ended;
    }
}
