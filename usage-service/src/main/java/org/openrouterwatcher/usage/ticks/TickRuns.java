package org.openrouterwatcher.usage.ticks;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ticks that were heard or asked for, and the work on keys that each consists of. */
@Repository
class TickRuns {

    /** Work that nobody has finished for so long is lost, and does not keep anybody from asking again. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(15);

    private final JdbcClient jdbc;

    TickRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why there is a run; a first sync after a registration does not stand in the way of one that is asked for. */
    enum Cause {
        SCHEDULE,
        CATCH_UP,
        MANUAL,
        REGISTRATION
    }

    /** Notes a run and its work; false when it is known already. */
    boolean begin(UUID tickId, Job job, Cause cause, Collection<Long> keyIds, Instant now) {
        boolean isNew = jdbc.sql("""
                        INSERT INTO tick_runs (tick_id, job, cause, started_at)
                        VALUES (:tickId, :job, :cause, :now) ON CONFLICT DO NOTHING
                        """)
                        .param("tickId", tickId)
                        .param("job", job.name())
                        .param("cause", cause.name())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
        if (isNew) {
            jdbc.sql("""
                            INSERT INTO tick_work (tick_id, key_id, job, requested_at)
                            SELECT :tickId, key_id, :job, :now FROM unnest(:keyIds) AS key_id
                            """)
                    .param("tickId", tickId)
                    .param("job", job.name())
                    .param("now", now.atOffset(UTC))
                    .param("keyIds", keyIds.toArray(Long[]::new))
                    .update();
        }
        return isNew;
    }

    /** Whether a run has been told to be complete. */
    boolean isCompleted(UUID tickId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM tick_runs WHERE tick_id = :tickId AND completed_at IS NOT NULL)")
                .param("tickId", tickId)
                .query(Boolean.class)
                .single();
    }

    /** Whether work is still to be done. */
    boolean isOpen(UUID tickId, long keyId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM tick_work
                                       WHERE tick_id = :tickId AND key_id = :keyId AND done_at IS NULL)
                        """)
                .param("tickId", tickId)
                .param("keyId", keyId)
                .query(Boolean.class)
                .single();
    }

    /** Notes that work is done, and what became of it; false when somebody else has: then nothing may stay of it. */
    boolean finish(UUID tickId, long keyId, WorkOutcome outcome, Instant now) {
        return jdbc.sql("""
                        UPDATE tick_work SET done_at = :now, succeeded = :succeeded, rows = :rows, detail = :detail
                        WHERE tick_id = :tickId AND key_id = :keyId AND done_at IS NULL
                        """)
                        .param("tickId", tickId)
                        .param("keyId", keyId)
                        .param("now", now.atOffset(UTC))
                        .param("succeeded", outcome.succeeded())
                        .param("rows", outcome.rows())
                        .param("detail", outcome.detail())
                        .update()
                == 1;
    }

    /** A run that has just been completed. */
    record Completed(
            Job job,
            Instant startedAt,
            long keys,
            long succeeded,
            long rows,
            @Nullable String detail) {}

    /** Completes a run if no work of it is left and nobody has completed it: that happens once. */
    Optional<Completed> complete(UUID tickId, Instant now) {
        return jdbc.sql("""
                        WITH run AS (
                            UPDATE tick_runs SET completed_at = :now
                            WHERE tick_id = :tickId AND completed_at IS NULL
                              AND NOT EXISTS (SELECT FROM tick_work WHERE tick_id = :tickId AND done_at IS NULL)
                            RETURNING tick_id, job, started_at)
                        SELECT run.job, run.started_at, count(key_id) AS keys,
                               count(key_id) FILTER (WHERE succeeded) AS succeeded, coalesce(sum(rows), 0) AS rows,
                               (array_agg(detail ORDER BY key_id) FILTER (WHERE NOT succeeded))[1] AS detail
                        FROM run LEFT JOIN tick_work USING (tick_id)
                        GROUP BY run.job, run.started_at
                        """)
                .param("tickId", tickId)
                .param("now", now.atOffset(UTC))
                .query(TickRuns::completed)
                .optional();
    }

    /** Whether the owner of a key would ask for what is being done. */
    boolean isRunning(long keyId, Job job, Instant now) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM tick_work work JOIN tick_runs USING (tick_id)
                                       WHERE key_id = :keyId AND work.job = :job AND done_at IS NULL
                                         AND requested_at > :lost AND cause <> 'REGISTRATION')
                        """)
                .param("keyId", keyId)
                .param("job", job.name())
                .param("lost", now.minus(LOST_AFTER).atOffset(UTC))
                .query(Boolean.class)
                .single();
    }

    private static Completed completed(ResultSet row, int number) throws SQLException {
        return new Completed(
                Job.valueOf(row.getString("job")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getLong("keys"),
                row.getLong("succeeded"),
                row.getLong("rows"),
                row.getString("detail"));
    }
}
