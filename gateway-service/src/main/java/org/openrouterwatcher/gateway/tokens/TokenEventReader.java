package org.openrouterwatcher.gateway.tokens;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.gateway.freshness.Run;
import org.openrouterwatcher.gateway.freshness.ViewWriter;
import org.openrouterwatcher.gateway.freshness.ViewWriter.Way;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Ignored;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Told;

/** Takes records of the feed into the view; whatever a record holds, the next one is read. */
final class TokenEventReader {

    /** From so many records on, several threads read faster than one. */
    private static final int MANY = 500;

    private final FeedDecoder decoder;
    private final ViewWriter writer;
    private final IgnoredRecords ignored;

    TokenEventReader(FeedDecoder decoder, ViewWriter writer, IgnoredRecords ignored) {
        this.decoder = decoder;
        this.writer = writer;
        this.ignored = ignored;
    }

    /** Takes records of one partition in their order; returns whether one of them ends something. */
    boolean take(List<ConsumerRecord<byte[], byte[]>> records, Run run) {
        List<FeedEntry> entries = (records.size() < MANY ? records.stream() : records.parallelStream())
                .map(decoder::decode)
                .toList();
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
