package org.openrouterwatcher.token.sessions;

import static org.openrouterwatcher.token.database.DatabaseTime.of;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.token.database.DatabaseTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sessions there are, and for a day those that were. */
@Repository
class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Session session) {
        jdbc.sql("""
                        insert into sessions
                            (id, account_id, started_at, refreshed_at, expires_at, access_expires_at, version)
                        values (:id, :accountId, :refreshedAt, :refreshedAt, :expiresAt, :accessExpiresAt, :version)
                        """)
                .param("id", session.id())
                .param("accountId", session.accountId())
                .param("refreshedAt", of(session.refreshedAt()))
                .param("expiresAt", of(session.expiresAt()))
                .param("accessExpiresAt", of(session.accessExpiresAt()))
                .param("version", session.version())
                .update();
    }

    /** A session that nobody else changes until the transaction ends. */
    Optional<Session> lock(UUID id) {
        return jdbc.sql("select * from sessions where id = :id for update")
                .param("id", id)
                .query(Sessions::session)
                .optional();
    }

    /** Whether access tokens of a session are still honoured. */
    boolean isOngoing(UUID id, long accountId) {
        return jdbc.sql("""
                        select exists (select from sessions
                                       where id = :id and account_id = :accountId and ended_at is null)
                        """)
                .param("id", id)
                .param("accountId", accountId)
                .query(Boolean.class)
                .single();
    }

    void refreshed(UUID id, Instant now, Instant accessExpiresAt) {
        jdbc.sql("""
                        update sessions set refreshed_at = :now, access_expires_at = :accessExpiresAt
                        where id = :id
                        """)
                .param("now", of(now))
                .param("accessExpiresAt", of(accessExpiresAt))
                .param("id", id)
                .update();
    }

    /** Ends a session. Empty when it had ended already. */
    Optional<Session> end(UUID id, Instant now, RevocationReason reason) {
        return ended("where id = :id and ended_at is null", now, reason)
                .param("id", id)
                .query(Sessions::session)
                .optional();
    }

    /** Ends all sessions of an account that go on, and returns these. */
    List<Session> endAll(long accountId, Instant now, RevocationReason reason) {
        return ended("where account_id = :accountId and ended_at is null", now, reason)
                .param("accountId", accountId)
                .query(Sessions::session)
                .list();
    }

    /** The ends of all sessions whose access tokens would be honoured by who has not heard of it. */
    List<SessionRevoked> endedEarly(Instant now) {
        return jdbc.sql("select * from sessions where ended_at is not null and access_expires_at > :now")
                .param("now", of(now))
                .query((row, _) -> new SessionRevoked(
                        row.getObject("id", UUID.class),
                        row.getLong("account_id"),
                        DatabaseTime.get(row, "ended_at"),
                        DatabaseTime.get(row, "access_expires_at"),
                        RevocationReason.valueOf(row.getString("end_reason")),
                        row.getLong("version")))
                .list();
    }

    /** Removes what cannot be refreshed any more and whose access tokens have all expired. */
    int forget(Instant overBefore, Instant refreshedBefore, int limit) {
        return jdbc.sql("""
                        delete from sessions where id in (
                            select id from sessions
                            where refreshed_at < :refreshedBefore or expires_at < :overBefore or ended_at < :overBefore
                            limit :limit for update skip locked)
                        """)
                .param("overBefore", of(overBefore))
                .param("refreshedBefore", of(refreshedBefore))
                .param("limit", limit)
                .update();
    }

    private JdbcClient.StatementSpec ended(String which, Instant now, RevocationReason reason) {
        return jdbc.sql("update sessions set ended_at = :now, end_reason = :reason, version = version + 1 " + which
                        + " returning *")
                .param("now", of(now))
                .param("reason", reason.name());
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getLong("account_id"),
                DatabaseTime.get(row, "refreshed_at"),
                DatabaseTime.get(row, "expires_at"),
                DatabaseTime.get(row, "access_expires_at"),
                DatabaseTime.getNullable(row, "ended_at"),
                row.getLong("version"));
    }
}
