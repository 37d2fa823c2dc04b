package org.openrouterwatcher.usage.ticks;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets runs after as long as ticks stay in their topic. */
@Component
class OldTickRuns implements RemovesOldRows {

    private static final Duration RETENTION = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    OldTickRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int removeOldRows(int limit) {
        return jdbc.sql("""
                        DELETE FROM tick_runs WHERE tick_id IN (
                            SELECT tick_id FROM tick_runs WHERE started_at < :time LIMIT :limit FOR UPDATE SKIP LOCKED)
                        """)
                .param("time", clock.instant().minus(RETENTION).atOffset(UTC))
                .param("limit", limit)
                .update();
    }
}
