package org.openrouterwatcher.messaging.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The table that says whether the feed takes events. */
final class FeedSeals {

    private final JdbcClient jdbc;

    FeedSeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets events be written, whoever has sealed the feed before. */
    void open(long epoch) {
        jdbc.sql("insert into feed_epochs (epoch) values (:epoch) on conflict do nothing")
                .param("epoch", epoch)
                .update();
        jdbc.sql("""
                        delete from feed_epochs where epoch in (
                            select epoch from feed_epochs where epoch < :epoch for update skip locked)
                        """).param("epoch", epoch).update();
    }

    /** Waits until every transaction that writes events has ended, and lets no other begin. */
    void seal() {
        jdbc.sql("update feed_epochs set is_sealed = true where not is_sealed").update();
    }
}
