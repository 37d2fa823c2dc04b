package org.openrouterwatcher.scheduler.ticks;

import static org.openrouterwatcher.scheduler.ticks.DatabaseTime.of;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.Tick.Cause;
import org.openrouterwatcher.events.TickResult.Counts;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ticks there were. */
@Repository
public class TickRecords {

    private final JdbcClient jdbc;

    TickRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a tick.
     *
     * @return whether it is new; a slot has one tick for ever
     */
    boolean add(TickRecord tick) {
        return jdbc.sql("""
                        insert into ticks (tick_id, job, due_at, cause, window_start, window_end, emitted_at)
                        values (:id, :job, :dueAt, :cause, :start, :end, :now)
                        on conflict do nothing
                        """)
                        .param("id", tick.tickId())
                        .param("job", tick.job().wireName())
                        .param("dueAt", of(tick.dueAt()))
                        .param("cause", tick.cause().name())
                        .param("start", of(tick.window().start()))
                        .param("end", of(tick.window().end()))
                        .param("now", of(tick.emittedAt()))
                        .update()
                == 1;
    }

    /**
     * Notes what became of a tick. The first result stays.
     *
     * @return whether it was noted; false for a tick of somebody else
     */
    boolean complete(TickCompleted result) {
        return jdbc.sql("""
                        update ticks set outcome = :outcome, keys = :keys, succeeded = :succeeded, failed = :failed,
                            rows = :rows, detail = :detail, started_at = :startedAt, completed_at = :completedAt
                        where tick_id = :id and job = :job and outcome is null
                        """)
                        .param("outcome", result.outcome().name())
                        .param("keys", result.counts().keys())
                        .param("succeeded", result.counts().succeeded())
                        .param("failed", result.counts().failed())
                        .param("rows", result.counts().rows())
                        .param("detail", result.detail())
                        .param("startedAt", of(result.startedAt()))
                        .param("completedAt", of(result.completedAt()))
                        .param("id", result.tickId())
                        .param("job", result.job().wireName())
                        .update()
                == 1;
    }

    /** The tick of a job that was emitted last. */
    public Optional<TickRecord> latest(Job job) {
        return newest(job, 1).stream().findFirst();
    }

    /** The ticks of a job, newest first. */
    public List<TickRecord> newest(Job job, int limit) {
        return before(Long.MAX_VALUE, job, limit);
    }

    /** The ticks of a job that were emitted before this one, newest first; empty when it is no tick of the job. */
    public Optional<List<TickRecord>> before(UUID tickId, Job job, int limit) {
        return jdbc.sql("select position from ticks where tick_id = :id and job = :job")
                .param("id", tickId)
                .param("job", job.wireName())
                .query(Long.class)
                .optional()
                .map(position -> before(position, job, limit));
    }

    /** Removes ticks that were emitted before this time; returns how many. */
    int removeBefore(Instant time, int limit) {
        return jdbc.sql("""
                        delete from ticks where position in (
                            select position from ticks where emitted_at < :time
                            order by emitted_at limit :limit for update skip locked)
                        """).param("time", of(time)).param("limit", limit).update();
    }

    private List<TickRecord> before(long position, Job job, int limit) {
        return jdbc.sql("""
                        select * from ticks where job = :job and position < :position
                        order by position desc limit :limit
                        """)
                .param("job", job.wireName())
                .param("position", position)
                .param("limit", limit)
                .query(TickRecords::tick)
                .list();
    }

    private static TickRecord tick(ResultSet row, int number) throws SQLException {
        Job job = Job.named(row.getString("job")).orElseThrow();
        return new TickRecord(
                row.getObject("tick_id", UUID.class),
                job,
                DatabaseTime.get(row, "due_at"),
                Cause.valueOf(row.getString("cause")),
                new Window(DatabaseTime.get(row, "window_start"), DatabaseTime.get(row, "window_end")),
                DatabaseTime.get(row, "emitted_at"),
                result(row, job));
    }

    private static @Nullable TickCompleted result(ResultSet row, Job job) throws SQLException {
        String outcome = row.getString("outcome");
        if (outcome == null) {
            return null;
        }
        return new TickCompleted(
                row.getObject("tick_id", UUID.class),
                job,
                Outcome.valueOf(outcome),
                new Counts(row.getLong("keys"), row.getLong("succeeded"), row.getLong("failed"), row.getLong("rows")),
                row.getString("detail"),
                DatabaseTime.get(row, "started_at"),
                DatabaseTime.get(row, "completed_at"));
    }
}
