package org.openrouterwatcher.token.proof;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.UnreadableEventException;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.messaging.listening.TopicFollower;
import org.openrouterwatcher.messaging.outbox.LateRecords;
import org.openrouterwatcher.revocation.FeedPosition;
import org.openrouterwatcher.token.feed.FeedKeys;
import org.openrouterwatcher.token.gateways.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears this service's own feed as gateways do, to know where everything stands in it. */
@Component
class FeedHearer implements TopicFollower.Hearer {

    private static final Logger log = LoggerFactory.getLogger(FeedHearer.class);

    private final FeedKeys keys;
    private final EventReader reader;
    private final FeedPositions positions;
    private final LateRecords late;
    private final News news;

    FeedHearer(FeedKeys keys, EventReader reader, FeedPositions positions, LateRecords late, News news) {
        this.keys = keys;
        this.reader = reader;
        this.positions = positions;
        this.late = late;
        this.news = news;
    }

    @Override
    public void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (!keys.verify(kafkaRecord)) {
            return; // nobody believes it
        }
        try {
            reader.read(kafkaRecord).ifPresent(envelope -> {
                if (envelope.event() instanceof TokenEvent event) {
                    positions.note(event, new FeedPosition(kafkaRecord.partition(), kafkaRecord.offset()));
                    late.hear(kafkaRecord, event);
                }
            });
        } catch (UnreadableEventException e) {
            log.atWarn().addKeyValue("offset", kafkaRecord.offset()).setCause(e).log("own record cannot be read");
        }
    }

    @Override
    public void advanced() {
        news.arrive();
    }
}
