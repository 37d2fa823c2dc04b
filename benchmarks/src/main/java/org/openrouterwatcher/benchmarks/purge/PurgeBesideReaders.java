package org.openrouterwatcher.benchmarks.purge;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openrouterwatcher.benchmarks.database.BigLedger;
import org.openrouterwatcher.benchmarks.database.DiskCache;
import org.openrouterwatcher.benchmarks.database.LineSpan;
import org.openrouterwatcher.benchmarks.database.Questions;
import org.openrouterwatcher.benchmarks.reading.LedgerReader;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Stage;

/**
 * How long usage-service takes to forget ten million lines, while people read the last 30 days, and what they notice of
 * it. The ledger is that of an account that has kept two years, ten million lines in the first and a million in the
 * second, on the day on which it decides to keep one. So besides twelve whole months it is the days of a thirteenth
 * that go. An administrator lets the job run; its time is from the tick that usage-service hears until it is done with
 * it.
 */
public final class PurgeBesideReaders {

    private static final int RETENTION_DAYS = 365;
    private static final int DAYS_TOO_OLD = 365;
    private static final int FEW = BigLedger.ROUTES / 10;
    private static final int LINES_TOO_OLD = 10_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private static final String TOO_OLD = "SELECT coalesce(sum(lines), 0) FROM usage_days WHERE day < ?";
    private static final String SECONDS =
            "SELECT extract(epoch FROM completed_at - started_at) FROM tick_runs WHERE tick_id = ?";

    private final LedgerReader reader;
    private final Connection connection;
    private final BigLedger ledger;
    private final LocalDate keptFrom = LocalDate.now(ZoneOffset.UTC).minusDays(RETENTION_DAYS);

    private PurgeBesideReaders(LedgerReader reader, Connection connection, BigLedger ledger) {
        this.reader = reader;
        this.connection = connection;
        this.ledger = ledger;
    }

    /** Runs it. */
    public static List<Figure> run(Options options) throws Exception {
        var settings = Map.of(
                "RATE_LIMIT_PER_TOKEN_HOUR",
                "1000000000",
                "USAGE_STATS_RETENTION_DAYS",
                String.valueOf(RETENTION_DAYS));
        try (var stage = Stage.with(settings);
                var reader = LedgerReader.register(stage.gateways().getFirst());
                var connection = Questions.connect(stage.cluster().databaseOf(Service.USAGE))) {
            var ledger = BigLedger.of(stage.cluster().databaseOf(Service.USAGE), reader.ownerId());
            return new PurgeBesideReaders(reader, connection, ledger).measure(options);
        }
    }

    private List<Figure> measure(Options options) throws Exception {
        List<Purged> rounds = new ArrayList<>();
        try (var readers = new Readers(reader, options.number("rate", 30))) {
            for (int i = 0; i < options.number("rounds", 5); i++) {
                ledger.fill(spans(options.number("lines", LINES_TOO_OLD)));
                DiskCache.write();
                readers.warmUp(options.number("warm-up", 150));
                rounds.add(measure(readers, Duration.ofSeconds(options.number("seconds", 15))));
            }
        }
        return Purged.figures(rounds);
    }

    private List<LineSpan> spans(int linesTooOld) {
        int linesOfKeyAndDay = Math.ceilDiv(linesTooOld, DAYS_TOO_OLD * BigLedger.KEYS);
        return List.of(
                new LineSpan(keptFrom.minusDays(DAYS_TOO_OLD), keptFrom.minusDays(1), linesOfKeyAndDay),
                new LineSpan(keptFrom, LocalDate.now(ZoneOffset.UTC).minusDays(1), FEW));
    }

    private Purged measure(Readers readers, Duration undisturbed) throws Exception {
        long lines = (long) Questions.number(connection, TOO_OLD, keptFrom);
        Waits before = readers.readFor(undisturbed);
        double[] seconds = new double[1];
        Waits during = readers.readWhile(() -> seconds[0] = purge());
        demandNone();
        return new Purged(lines, seconds[0], before, during);
    }

    /** Returns when usage-service is done; how many seconds it says it took. */
    private double purge() throws Exception {
        UUID tick = UUID.fromString(reader.runJob("usage-purge"));
        long end = System.nanoTime() + LIMIT.toNanos();
        double seconds = Questions.number(connection, SECONDS, tick);
        while (seconds == 0) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the purge was not done within " + LIMIT);
            }
            Thread.sleep(LOOK_AGAIN);
            seconds = Questions.number(connection, SECONDS, tick);
        }
        return seconds;
    }

    private void demandNone() throws SQLException {
        if (Questions.number(connection, TOO_OLD, keptFrom) > 0) {
            throw new IllegalStateException("something older than " + keptFrom + " is still there");
        }
    }
}
