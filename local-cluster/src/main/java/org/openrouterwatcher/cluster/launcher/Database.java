package org.openrouterwatcher.cluster.launcher;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.cluster.process.LogFile;
import org.openrouterwatcher.cluster.process.ProcessFailure;
import org.openrouterwatcher.cluster.process.ProcessRecord;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.infrastructure.PostgresServer;

/** PostgreSQL with a database for each service that keeps anything. */
final class Database {

    static final String NAME = "postgres";

    private final ClusterPlan plan;
    private final Secrets secrets;
    private final DataFolder data;
    private final ProcessTable processes;
    private @Nullable PostgresServer server;

    Database(ClusterPlan plan, Secrets secrets, DataFolder data, ProcessTable processes) {
        this.plan = plan;
        this.secrets = secrets;
        this.data = data;
        this.processes = processes;
    }

    void start() {
        var log = LogFile.begin(data.logs(), NAME);
        var started = processes.unlessEnding(() -> server = start(log));
        var postmaster = started.postmaster();
        processes.enter(ProcessRecord.of(NAME, postmaster, plan.postgres()), postmaster);
        processes.watch(postmaster, () -> ProcessFailure.of(NAME + " ended unexpectedly", log));
        Arrays.stream(Service.values())
                .filter(Service::hasDatabase)
                .forEach(service -> started.database(service.word(), secrets.databasePassword(service)));
    }

    private PostgresServer start(LogFile log) {
        try {
            return PostgresServer.keptIn(data.postgres(), plan.postgres(), secrets.superuserPassword(), log.path());
        } catch (RuntimeException e) {
            throw ProcessFailure.of(NAME + " did not start (" + e.getMessage() + ")", log);
        }
    }

    PostgresDatabase of(Service service) {
        return new PostgresDatabase(plan.databaseUrl(service), service.word(), secrets.databasePassword(service));
    }

    void kill() {
        if (server != null) {
            server.kill();
        }
    }

    void stop() {
        if (server != null) {
            server.close();
        }
    }
}
