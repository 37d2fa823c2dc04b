package org.openrouterwatcher.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openrouterwatcher.infrastructure.PostgresDatabases.Role;

/**
 * One real PostgreSQL server from the binaries that come as Maven artifacts, listening on the loopback address only,
 * every connection with a password (SCRAM). Also starts for root, which PostgreSQL itself refuses: the binaries then
 * run in a user namespace of their own.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;
    private final String superuserPassword;

    private PostgresServer(EmbeddedPostgres server, ProcessHandle postmaster, String superuserPassword) {
        this.server = server;
        this.postmaster = postmaster;
        this.superuserPassword = superuserPassword;
    }

    /** A server for tests on a free port: in a temporary folder that goes with it, and without waiting for the disk. */
    public static PostgresServer temporary() {
        try {
            Path folder = Files.createTempDirectory("watcher-postgres");
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(true)
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "300");
            return start(builder, folder, FreePort.find(), UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A server whose data outlives it, on the disk before a commit returns. A postmaster that an earlier, killed owner
     * left running on this folder is stopped first.
     *
     * @param folder keeps the data; made when missing
     * @param port where clients connect
     * @param superuserPassword of the role {@code postgres}; must stay the same for a folder
     * @param log takes what the server has to say
     */
    public static PostgresServer keptIn(Path folder, int port, String superuserPassword, Path log) {
        LeftoverPostmaster.clear(folder);
        try {
            Files.createDirectories(folder);
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    // the library starts servers for tests, which may forget
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    // tells afterwards when something happened
                    .setServerConfig("track_commit_timestamp", "on")
                    .setServerConfig("max_connections", "100")
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(Redirect.appendTo(log.toFile()));
            return start(builder, folder, port, superuserPassword);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer start(
            EmbeddedPostgres.Builder builder, Path folder, int port, String superuserPassword) throws IOException {
        UnpackedBinaries.clearHalfUnpacked(UnpackedBinaries.folder());
        var server = builder.setPort(port)
                .setPGStartupWait(START_LIMIT)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", superuserPassword)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("jit", "off")
                // the same order and case rules on every machine
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .start();
        var postmaster = LeftoverPostmaster.runningIn(folder).orElseThrow();
        var started = new PostgresServer(server, postmaster, superuserPassword);
        started.demandPasswords(folder);
        return started;
    }

    /** initdb lets everybody on this machine in; that ends here, before anything worth reading is stored. */
    private void demandPasswords(Path folder) throws IOException {
        inDatabase(SUPERUSER, connection -> PostgresDatabases.setPassword(connection, superuser()));
        Files.writeString(folder.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        inDatabase(SUPERUSER, PostgresDatabases::reloadConfiguration);
    }

    /**
     * Makes a database with an owning role of the same name, or, where both are there already, sets the role's
     * password.
     *
     * @param name of the database and of its role
     */
    public PostgresDatabase database(String name, String password) {
        var owner = new Role(name, password);
        inDatabase(SUPERUSER, connection -> PostgresDatabases.createWhenMissing(connection, name, owner));
        return new PostgresDatabase(url(name), owner.name(), owner.password());
    }

    /** The port on the loopback address. */
    public int port() {
        return server.getPort();
    }

    /** The server's first process. */
    public ProcessHandle postmaster() {
        return postmaster;
    }

    /** Ends it as a crash would, without writing anything more; another may then be started on the same folder. */
    public void kill() {
        var processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        try {
            // lets go of the folder; there is nothing left to stop
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every session, writes what is to be written, and returns when the server is gone. */
    @Override
    public void close() {
        try {
            server.close();
            postmaster.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL did not stop within " + STOP_LIMIT, e);
        }
    }

    private void inDatabase(String name, DatabaseWork work) {
        try (var connection = server.getDatabase(SUPERUSER, name).getConnection()) {
            work.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set up PostgreSQL", e);
        }
    }

    private Role superuser() {
        return new Role(SUPERUSER, superuserPassword);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    private interface DatabaseWork {
        void run(Connection connection) throws SQLException;
    }
}
