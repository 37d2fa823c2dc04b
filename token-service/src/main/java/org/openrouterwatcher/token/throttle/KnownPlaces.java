package org.openrouterwatcher.token.throttle;

import static org.openrouterwatcher.token.database.DatabaseTime.of;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** From where accounts were logged in to. Both sides are digests: nobody reads here who was where. */
@Repository
class KnownPlaces implements RemovesOldRows {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    KnownPlaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean contains(String account, String client) {
        return jdbc.sql("select exists (select from known_places where account = :account and client = :client)")
                .param("account", account)
                .param("client", client)
                .query(Boolean.class)
                .single();
    }

    void add(String account, String client, Instant now) {
        jdbc.sql("""
                        insert into known_places (account, client, seen_at) values (:account, :client, :now)
                        on conflict (account, client) do update set seen_at = excluded.seen_at
                        """)
                .param("account", account)
                .param("client", client)
                .param("now", of(now))
                .update();
    }

    void forget(String account) {
        jdbc.sql("delete from known_places where account = :account")
                .param("account", account)
                .update();
    }

    @Override
    public int removeOldRows(int limit) {
        return jdbc.sql("""
                        delete from known_places where (account, client) in (
                            select account, client from known_places where seen_at < :time
                            limit :limit for update skip locked)
                        """)
                .param("time", of(clock.instant().minus(KEPT)))
                .param("limit", limit)
                .update();
    }
}
