package org.openrouterwatcher.cluster.launcher;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openrouterwatcher.audit.chain.ChainCheck;
import org.openrouterwatcher.audit.chain.Verification;
import org.openrouterwatcher.cluster.process.LogFile;
import org.openrouterwatcher.cluster.process.ProcessRecord;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.PostgresServer;

/** Checks the audit trail of each service: in the database that runs, or in one that is started for the while. */
final class VerifyAuditCommand {

    private static final int INTACT = 0;
    private static final int BROKEN = 1;

    private final Path folder;
    private final PrintStream out;

    VerifyAuditCommand(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** The exit status is 0 when all are intact, else 1. */
    int run() {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("There is nothing to check: no data folder at %s.".formatted(folder));
        }
        Optional<ProcessRecord> running = runningDatabase();
        return running.isPresent() ? checkAll(running.get().port()) : checkAllOfStopped();
    }

    private Optional<ProcessRecord> runningDatabase() {
        return StateFile.in(folder).read().stream()
                .flatMap(state -> state.processes().stream())
                .filter(process -> process.name().equals(Database.NAME))
                .filter(process -> process.alive().isPresent())
                .findFirst();
    }

    private int checkAllOfStopped() {
        try (var data = DataFolder.open(folder)) {
            if (!Files.isDirectory(data.postgres())) {
                throw new Refusal("There is nothing to check: no database in %s.".formatted(folder));
            }
            var password = Secrets.completeIn(data.secrets()).superuserPassword();
            var log = LogFile.begin(data.logs(), Database.NAME);
            try (var server = PostgresServer.keptIn(data.postgres(), FreePort.find(), password, log.path())) {
                return checkAll(server.port());
            }
        }
    }

    private int checkAll(int port) {
        var secrets = Secrets.completeIn(DataFolder.secretsIn(folder));
        List<Verification> found = Arrays.stream(Service.values())
                .filter(Service::hasDatabase)
                .map(service -> check(service, port, secrets))
                .toList();
        return found.stream().allMatch(it -> it.firstFlaw().isEmpty()) ? INTACT : BROKEN;
    }

    private Verification check(Service service, int port, Secrets secrets) {
        try (var connection = DriverManager.getConnection(
                ClusterPlan.databaseUrl(port, service), service.word(), secrets.databasePassword(service))) {
            Verification found = ChainCheck.of(connection);
            out.println(service.moduleName() + ": " + sentence(found));
            return found;
        } catch (SQLException e) {
            throw new Refusal(
                    "The audit trail of %s cannot be read: %s".formatted(service.moduleName(), e.getMessage()));
        }
    }

    private static String sentence(Verification found) {
        var span = found.firstAt() == null ? "" : " from %s to %s".formatted(found.firstAt(), found.lastAt());
        var unchained = found.unchained() == 0 ? "" : ", %d more not chained yet".formatted(found.unchained());
        var judgement = found.firstFlaw()
                .map(flaw -> "NOT INTACT: " + flaw)
                .orElse("intact, head %d %s"
                        .formatted(found.head().number(), found.head().hash()));
        return "%d entries%s%s: %s".formatted(found.entries(), span, unchained, judgement);
    }
}
