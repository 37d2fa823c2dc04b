package org.openrouterwatcher.scheduler.ticks;

import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ticks that wait in the outbox because the broker is away. */
@Repository
class UnsentTicks {

    private final JdbcClient jdbc;

    UnsentTicks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a tick of this job has not left yet. */
    boolean exist(Job job) {
        return jdbc.sql("""
                        select exists (
                            select 1 from outbox where topic = :topic and key = :key and sent_at is null)
                        """)
                .param("topic", Topics.TICKS)
                .param("key", job.wireName())
                .query(Boolean.class)
                .single();
    }
}
