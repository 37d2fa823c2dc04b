package org.openrouterwatcher.benchmarks.revocation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.openrouterwatcher.benchmarks.database.Questions;
import org.openrouterwatcher.events.EventCatalog;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.infrastructure.PostgresDatabase;

/**
 * When the ends of tokens were committed, as PostgreSQL has noted it ({@code track_commit_timestamp}): of each, the
 * transaction that wrote its event into the outbox.
 */
final class CommitTimes {

    private static final String QUESTION = """
            select key, pg_xact_commit_timestamp(xid::xid) from outbox
            where type = ? and key = any (?)
            """;

    private CommitTimes() {}

    /**
     * Of each of these tokens.
     *
     * @throws IllegalStateException when of some nothing is noted
     */
    static Map<Long, Instant> ofTokens(PostgresDatabase database, Collection<Long> tokens) {
        Map<String, Long> byKey = tokens.stream().collect(Collectors.toMap(TokenEvent::token, it -> it));
        Map<Long, Instant> times = new HashMap<>();
        try (Connection connection = Questions.connect(database);
                var question = connection.prepareStatement(QUESTION)) {
            question.setString(1, EventCatalog.wireName(ApiTokenRevoked.class));
            question.setArray(2, connection.createArrayOf("text", byKey.keySet().toArray()));
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    times.put(byKey.get(rows.getString(1)), instant(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("commit times cannot be read", e);
        }
        if (times.size() < tokens.size()) {
            throw new IllegalStateException((tokens.size() - times.size()) + " revocations were not committed");
        }
        return times;
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject(2, OffsetDateTime.class).toInstant();
    }
}
