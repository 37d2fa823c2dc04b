package org.openrouterwatcher.usage.live;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.UnreadableEventException;
import org.openrouterwatcher.events.UsageEvent;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.messaging.listening.TopicFollower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hears every event about keys, whichever instance told it, and passes it on to who watches. The database may be away
 * for a while: the same record then comes again.
 */
@Component
class NewsHearer implements TopicFollower.Hearer {

    private static final Logger log = LoggerFactory.getLogger(NewsHearer.class);

    private final EventReader events;
    private final KeyOwners owners;
    private final LiveStreams streams;

    NewsHearer(EventReader events, KeyOwners owners, LiveStreams streams) {
        this.events = events;
        this.owners = owners;
        this.streams = streams;
    }

    @Override
    public void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (streams.count() == 0) {
            return; // who comes later asks for everything first
        }
        try {
            events.read(kafkaRecord).ifPresent(this::pass);
        } catch (UnreadableEventException e) {
            log.atWarn()
                    .addKeyValue("topic", kafkaRecord.topic())
                    .addKeyValue("partition", kafkaRecord.partition())
                    .addKeyValue("offset", kafkaRecord.offset())
                    .log("unreadable event passed over");
        }
    }

    private void pass(Envelope<Event> envelope) {
        if (envelope.event() instanceof UsageEvent event) {
            owners.ownerOf(event.keyId()).ifPresent(owner -> streams.tell(owner, Signal.of(event, envelope.time())));
        }
    }
}
