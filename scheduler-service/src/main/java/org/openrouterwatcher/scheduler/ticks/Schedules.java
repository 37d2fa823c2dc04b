package org.openrouterwatcher.scheduler.ticks;

import static org.openrouterwatcher.scheduler.ticks.DatabaseTime.of;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.openrouterwatcher.events.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the jobs stand. */
@Repository
public class Schedules {

    private final JdbcClient jdbc;

    Schedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a job that is not there yet; leaves one that is as it stands. */
    void begin(Job job, Progress progress) {
        jdbc.sql("""
                        insert into schedules (job, settled_until, window_end)
                        values (:job, :settledUntil, :windowEnd)
                        on conflict do nothing
                        """)
                .param("job", job.wireName())
                .param("settledUntil", of(progress.settledUntil()))
                .param("windowEnd", of(progress.windowEnd()))
                .update();
    }

    /** Where a job stands now. */
    public Schedule get(Job job) {
        return select(job, "select * from schedules where job = :job");
    }

    /** Where a job stands, and will until the transaction ends: others who ask like this wait. */
    Schedule lock(Job job) {
        return select(job, "select * from schedules where job = :job for update");
    }

    /** Notes a slot that gets no tick. */
    void settle(Job job, Instant slot) {
        jdbc.sql("update schedules set settled_until = :slot where job = :job")
                .param("slot", of(slot))
                .param("job", job.wireName())
                .update();
    }

    /** Notes a slot whose tick has been emitted. */
    void settle(Job job, Instant slot, Window window) {
        jdbc.sql("update schedules set settled_until = :slot, window_end = :end where job = :job")
                .param("slot", of(slot))
                .param("end", of(window.end()))
                .param("job", job.wireName())
                .update();
    }

    /** Pauses or resumes a job. */
    public void enable(Job job, boolean enabled) {
        jdbc.sql("update schedules set enabled = :enabled where job = :job")
                .param("enabled", enabled)
                .param("job", job.wireName())
                .update();
    }

    private Schedule select(Job job, String sql) {
        return jdbc.sql(sql)
                .param("job", job.wireName())
                .query((row, _) -> new Schedule(job, row.getBoolean("enabled"), progress(row)))
                .single();
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(DatabaseTime.get(row, "settled_until"), DatabaseTime.get(row, "window_end"));
    }
}
