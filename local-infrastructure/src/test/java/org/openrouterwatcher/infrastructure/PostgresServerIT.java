package org.openrouterwatcher.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @TempDir
    Path folder;

    private Path data;
    private Path log;

    @BeforeEach
    void nameTheFolders() {
        data = folder.resolve("data");
        log = folder.resolve("postgres.log");
    }

    @Test
    void keepsItsRowsOverARestartOnAnotherPort() throws SQLException {
        try (var server = start()) {
            execute(server.database("token", "secret"), "CREATE TABLE kept AS SELECT 1");
        }

        try (var server = start()) {
            execute(server.database("token", "secret"), "SELECT * FROM kept");
        }
    }

    @Test
    void takesOverFromAServerWhoseOwnerWasKilled() throws Exception {
        var leftBehind = leaveBehindByAKilledOwner();

        try (var server = start()) {
            execute(server.database("token", "secret"), "SELECT * FROM kept");
            assertThat(leftBehind.isAlive()).isFalse();
        }
    }

    @Test
    void startsAgainAfterEveryProcessWasKilled() throws Exception {
        var killed = leaveBehindByAKilledOwner();
        killed.destroyForcibly();
        killed.onExit().join();

        try (var server = start()) {
            execute(server.database("token", "secret"), "SELECT * FROM kept");
        }
    }

    @Test
    void startsThoughItsPidFileNamesAnotherProcessByNow() throws Exception {
        start().close();
        Files.write(data.resolve("postmaster.pid"), List.of(ownPid(), data.toString(), "1000000000"));

        try (var server = start()) {
            execute(server.database("token", "secret"), "SELECT 1");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (var server = start()) {
            var database = server.database("token", "secret");
            var guessed = new PostgresDatabase(database.url(), database.user(), "guessed");

            assertThatThrownBy(() -> execute(guessed, "SELECT 1"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsTheOwnerOfOneDatabaseOutOfAnother() {
        try (var server = start()) {
            var token = server.database("token", "secret");
            var usage = server.database("usage", "other secret");
            var trespasser = new PostgresDatabase(usage.url(), token.user(), token.password());

            assertThatThrownBy(() -> execute(trespasser, "SELECT 1")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void neverShowsAPassword() {
        var database = new PostgresDatabase("jdbc:postgresql://127.0.0.1:1/token", "token", "secret");

        assertThat(database.toString()).doesNotContain("secret");
    }

    private PostgresServer start() {
        return start(data, log);
    }

    private static PostgresServer start(Path data, Path log) {
        return PostgresServer.keptIn(data, FreePort.find(), "superuser's \"password\"", log);
    }

    private static String ownPid() {
        return String.valueOf(ProcessHandle.current().pid());
    }

    private ProcessHandle leaveBehindByAKilledOwner() throws Exception {
        new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOwner.class.getName(),
                        data.toString(),
                        log.toString())
                .inheritIO()
                .start()
                .waitFor();
        return LeftoverPostmaster.runningIn(data).orElseThrow();
    }

    /** Starts a server, stores something, and ends without a word, as a killed process does. */
    static final class KilledOwner {

        public static void main(String[] folders) throws SQLException {
            var server = start(Path.of(folders[0]), Path.of(folders[1]));
            execute(server.database("token", "secret"), "CREATE TABLE kept AS SELECT 1");
            Runtime.getRuntime().halt(1);
        }
    }

    private static void execute(PostgresDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
