package org.openrouterwatcher.token.throttle;

import static org.openrouterwatcher.token.database.DatabaseTime.of;

import java.time.Clock;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;
import org.openrouterwatcher.token.database.DatabaseTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Failures by subject, for all instances and over restarts. */
@Repository
class PasswordFailures implements RemovesOldRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    PasswordFailures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The failures of a subject, which nobody else changes until the transaction ends. */
    Failures lock(String subject) {
        return jdbc.sql("""
                        insert into password_failures (subject, failures, last_failed_at)
                        values (:subject, 0, :never)
                        on conflict (subject) do update set subject = excluded.subject
                        returning *
                        """)
                .param("subject", subject)
                .param("never", of(Failures.NONE.last()))
                .query((row, _) -> new Failures(row.getInt("failures"), DatabaseTime.get(row, "last_failed_at")))
                .single();
    }

    void save(String subject, Failures failures) {
        jdbc.sql("""
                        update password_failures set failures = :count, last_failed_at = :last
                        where subject = :subject
                        """)
                .param("count", failures.count())
                .param("last", of(failures.last()))
                .param("subject", subject)
                .update();
    }

    void takeBackOne(String subject) {
        jdbc.sql("update password_failures set failures = greatest(failures - 1, 0) where subject = :subject")
                .param("subject", subject)
                .update();
    }

    void forget(String subject) {
        jdbc.sql("delete from password_failures where subject = :subject")
                .param("subject", subject)
                .update();
    }

    /** Forgets a subject and all that begin with its name. */
    void forgetBelow(String subject) {
        jdbc.sql("delete from password_failures where starts_with(subject, :subject)")
                .param("subject", subject)
                .update();
    }

    @Override
    public int removeOldRows(int limit) {
        return jdbc.sql("""
                        delete from password_failures where subject in (
                            select subject from password_failures where last_failed_at < :time
                            limit :limit for update skip locked)
                        """)
                .param("time", of(clock.instant().minus(Pace.MEMORY)))
                .param("limit", limit)
                .update();
    }
}
