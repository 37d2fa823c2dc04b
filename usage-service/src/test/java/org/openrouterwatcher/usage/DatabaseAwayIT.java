package org.openrouterwatcher.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.testing.BrokenQuery;
import org.openrouterwatcher.usage.kit.Answer;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.springframework.beans.factory.annotation.Autowired;

/** PostgreSQL goes away while the service waits for it. */
@RunningUsageService
class DatabaseAwayIT {

    private static final String READ_ONLY = """
            do $$ begin
                execute format('alter database %%I set default_transaction_read_only = %s', current_database());
            end $$
            """;

    /** A setting of the database holds for connections that begin. */
    private static final String RECONNECT = """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """;

    @Autowired
    private Gateway gateway;

    @Autowired
    private DataSource database;

    private final Owner owner = Owner.fresh();

    @ParameterizedTest
    @ValueSource(strings = {"/api/keys", "/api/stats/dashboard"})
    void asksToTryAgain(String path) throws Exception {
        Answer answer = duringItsQuery(path);

        assertThat(answer.isProblem(503).header("Retry-After")).isNotEmpty();
    }

    @Test
    void answersAsBeforeWhenItIsBack() throws Exception {
        duringItsQuery("/api/keys");

        gateway.get(owner, "/api/keys").is(200);
    }

    @Test
    void asksToTryAgainWhenItHasBecomeAStandbyThatTakesNothing() throws Exception {
        Answer answer = whileItTakesNothing(() -> gateway.register(owner, "solo-notebook"));

        assertThat(answer.isProblem(503).header("Retry-After")).isNotEmpty();
    }

    private <T> T whileItTakesNothing(Supplier<T> call) throws SQLException {
        try (Connection connection = database.getConnection()) {
            reconnect(connection, "on");
            try {
                return call.get();
            } finally {
                reconnect(connection, "off");
            }
        }
    }

    private void reconnect(Connection connection, String readOnly) throws SQLException {
        execute(connection, READ_ONLY.formatted(readOnly));
        execute(connection, RECONNECT);
        await().until(() -> gateway.get(owner, "/api/keys").status() == 200);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Answer duringItsQuery(String path) throws Exception {
        return BrokenQuery.during(database, "openrouter_keys", () -> gateway.get(owner, path));
    }
}
