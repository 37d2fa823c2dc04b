package org.openrouterwatcher.token.proof;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UnreadableEventException;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.messaging.listening.TopicFollower;
import org.openrouterwatcher.revocation.FeedIndex;
import org.openrouterwatcher.revocation.FeedPosition;
import org.openrouterwatcher.token.feed.FeedKeys;
import org.openrouterwatcher.token.gateways.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears this service's own feed as gateways do, to know where revocations stand in it. */
@Component
class OwnFeed implements TopicFollower.Hearer {

    private static final Logger log = LoggerFactory.getLogger(OwnFeed.class);

    private final FeedKeys keys;
    private final EventReader reader;
    private final News news;
    private volatile FeedIndex index = emptyIndex();

    OwnFeed(FeedKeys keys, EventReader reader, News news) {
        this.keys = keys;
        this.reader = reader;
        this.news = news;
    }

    /** Positions such that who has passed them all knows of the revocation; empty while that cannot be told. */
    Optional<Set<FeedPosition>> positionsOf(Revocation revocation) {
        return index.of(revocation.xid(), revocation.ended());
    }

    @Override
    public void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (!keys.verify(kafkaRecord)) {
            return; // nobody believes it
        }
        try {
            reader.read(kafkaRecord).ifPresent(envelope -> {
                if (envelope.event() instanceof TokenEvent event) {
                    index.note(event, new FeedPosition(kafkaRecord.partition(), kafkaRecord.offset()));
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

    @Override
    public void begunAnew() {
        index = emptyIndex();
    }

    private static FeedIndex emptyIndex() {
        return new FeedIndex(Topics.named(Topics.TOKEN_EVENTS).partitions());
    }
}
