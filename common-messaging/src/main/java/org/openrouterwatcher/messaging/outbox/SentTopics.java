package org.openrouterwatcher.messaging.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;

/** To which topics, by the broker's own names for them, the outbox was sent. */
final class SentTopics {

    /** Small enough to be done long before the database seems to be lost. */
    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;

    SentTopics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By what the topic was known to which everything was sent; nothing that a broker says when none was. */
    String identity(String topic) {
        return jdbc.sql("select identity from outbox_topics where topic = :topic")
                .param("topic", topic)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** From now on what is marked as sent stands in this one. */
    void remember(String topic, String identity) {
        jdbc.sql("""
                        insert into outbox_topics (topic, identity) values (:topic, :identity)
                        on conflict (topic) do update set identity = excluded.identity
                        """).param("topic", topic).param("identity", identity).update();
    }

    /** Nothing of what the outbox still has was sent there; how many entries that are. */
    long forgetSending(String topic) {
        long all = 0;
        int some;
        do {
            some = jdbc.sql("""
                            update outbox set sent_at = null where id in (
                                select id from outbox where topic = :topic and sent_at is not null limit :batch)
                            """).param("topic", topic).param("batch", BATCH).update();
            all += some;
        } while (some > 0);
        return all;
    }
}
