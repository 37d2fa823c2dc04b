package org.openrouterwatcher.cluster.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.infrastructure.PostgresServer;

/** {@code ./watcher verify-audit} on a data folder that nobody uses at the moment. */
class VerifyAuditIT {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void endsWell() throws Exception {
        store("");

        assertThat(verifyAudit()).isZero();
        assertThat(out.toString())
                .hasLineCount(3)
                .contains("token-service: 0 entries: intact, head 0 ")
                .contains("scheduler-service: 0 entries: intact, head 0 ")
                .contains("usage-service: 0 entries: intact, head 0 ");
    }

    @Test
    void namesTheFirstEntryThatIsWrongInEachService() throws Exception {
        store("""
                alter table audit_head disable trigger user;
                update audit_head set number = 3;
                """);

        assertThat(verifyAudit()).isOne();
        assertThat(out.toString())
                .contains("token-service: 0 entries: NOT INTACT: entry 1 is missing")
                .contains("scheduler-service: 0 entries: NOT INTACT: entry 1 is missing")
                .contains("usage-service: 0 entries: NOT INTACT: entry 1 is missing");
    }

    /** What services leave behind when they have only just been started, and then this. */
    private void store(String afterwards) throws IOException, SQLException {
        try (var data = DataFolder.open(folder)) {
            var secrets = Secrets.completeIn(data.secrets());
            try (var server = PostgresServer.keptIn(
                    data.postgres(),
                    FreePort.find(),
                    secrets.superuserPassword(),
                    data.logs().resolve("postgres.log"))) {
                for (Service service : List.of(Service.TOKEN, Service.SCHEDULER, Service.USAGE)) {
                    run(migration() + afterwards, server.database(service.word(), secrets.databasePassword(service)));
                }
            }
        }
    }

    private static void run(String script, PostgresDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static String migration() throws IOException {
        try (var script =
                Objects.requireNonNull(VerifyAuditIT.class.getResourceAsStream("/db/audit/V0_10__audit.sql"))) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }

    private int verifyAudit() {
        var environment = Map.of("WATCHER_DATA_DIR", folder.toString());
        return new LocalCluster(environment, new Installation(folder), new PrintStream(out), new PrintStream(err))
                .run(List.of("verify-audit"));
    }
}
