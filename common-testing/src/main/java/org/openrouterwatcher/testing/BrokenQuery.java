package org.openrouterwatcher.testing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** PostgreSQL ends the connections that are in the middle of a query, as it does when it stops at once. */
public final class BrokenQuery {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String WAITING = """
            from pg_locks where not granted and relation = '%s'::regclass
            and database = (select oid from pg_database where datname = current_database())
            """;

    private BrokenQuery() {}

    /** What the call makes of it, whose next query of the table waits until its connection is ended. */
    public static <T> T during(DataSource database, String table, Supplier<T> call) throws SQLException {
        String waiting = WAITING.formatted(table);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "lock table " + table + " in access exclusive mode");
            CompletableFuture<T> answer = CompletableFuture.supplyAsync(call);
            // more than once: the first that waits may be a task of the service
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                execute(connection, "select pg_terminate_backend(pid) " + waiting);
                return answer.isDone();
            });
            connection.rollback();
            return answer.join();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
