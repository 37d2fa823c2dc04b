package org.openrouterwatcher.web.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Knows failures that Spring has no name for although no statement is to blame for them: a server that has become a
 * standby, a session that the server has ended, a lock that was not to be had in time (PostgreSQL, appendix A), and a
 * connection that the pool has closed meanwhile, which has no state at all. They pass, like a database that is away.
 */
final class DatabaseTrouble implements SQLExceptionTranslator {

    private static final Set<String> READ_ONLY_OR_ENDED_OR_LOCKED = Set.of("25006", "25P03", "25P04", "55P03");

    private final SQLExceptionTranslator known = new SQLExceptionSubclassTranslator();

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException e) {
        DataAccessException named = known.translate(task, sql, e);
        return named == null && passes(e.getSQLState())
                ? new DataAccessResourceFailureException(task + ": " + e.getMessage(), e)
                : named;
    }

    private static boolean passes(@Nullable String state) {
        return state == null || READ_ONLY_OR_ENDED_OR_LOCKED.contains(state);
    }
}
