package org.openrouterwatcher.messaging.listening;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent;
import org.openrouterwatcher.messaging.inbox.Inbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A listener as services have them: the effect is one row per event, and doing it twice would show. */
@Component
class RecordingListener {

    static final String GROUP = "recording-listener";

    /** What happens the next time an event about this subject arrives. */
    final Map<Long, Runnable> mishaps = new ConcurrentHashMap<>();

    private final EventReader reader;
    private final Inbox inbox;
    private final JdbcClient jdbc;

    RecordingListener(EventReader reader, Inbox inbox, JdbcClient jdbc) {
        this.reader = reader;
        this.inbox = inbox;
        this.jdbc = jdbc;
        jdbc.sql("create table effect (subject bigint, event_id text, note bigserial)")
                .update();
    }

    @KafkaListener(id = GROUP, topics = Topics.USAGE_EVENTS, groupId = GROUP)
    void on(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        reader.read(kafkaRecord).ifPresent(envelope -> inbox.once(GROUP, envelope, () -> effect(envelope)));
    }

    private void effect(Envelope<?> envelope) {
        long subject = ((UsageEvent) envelope.event()).keyId();
        jdbc.sql("insert into effect (subject, event_id) values (:subject, :id)")
                .param("subject", subject)
                .param("id", envelope.id())
                .update();
        mishaps.getOrDefault(subject, () -> {}).run();
    }

    long effects(long subject) {
        return jdbc.sql("select count(*) from effect where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    /** The same for the same effects in the same order. */
    String hashOfAllEffects() {
        return jdbc.sql("select coalesce(md5(string_agg(effect::text, ',' order by note)), '') from effect")
                .query(String.class)
                .single();
    }
}
