package org.openrouterwatcher.benchmarks.ledger;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.benchmarks.database.Questions;
import org.openrouterwatcher.benchmarks.jvm.ServerJvm;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Person;
import org.openrouterwatcher.stage.Stage;

/**
 * How many ledger lines a second usage-service writes when it first reads an account with much activity, beside a plain
 * {@code COPY} of the same lines into a table of the same shape, in turn, round by round.
 *
 * <p>What is counted of usage-service: from the first line that is committed until the run is complete. Within that it
 * asks the simulator for every further key and reads the answers, writes lines, days and all four sums, an event for
 * each day into the outbox, while the relay already sends them to Kafka, and marks the work as done. So the time of the
 * simulator and of the relay is in it, on the same processors; reading the inventory before the first line is not. How
 * many requests a second OpenRouter is asked is left open, because by default that limit would be what is measured.
 */
public final class LedgerWrites {

    private static final double LEAST_SHARE_OF_COPY = 0.35;

    private final List<Double> written = new ArrayList<>();
    private final List<Double> copied = new ArrayList<>();
    private final List<Double> wholeSync = new ArrayList<>();
    private final List<Double> lines = new ArrayList<>();

    private LedgerWrites() {}

    /** Runs it. */
    public static List<Figure> run(Options options) throws Exception {
        var settings = Map.of(
                "SIMULATOR_EXTRA_KEYS",
                String.valueOf(options.number("keys", 60)),
                "SIMULATOR_EXTRA_ROUTES",
                String.valueOf(options.number("routes", 40)),
                "OPENROUTER_REQUESTS_PER_SECOND",
                "100000",
                "WATCHER_JVM_OPTIONS",
                ServerJvm.options());
        try (var stage = Stage.with(settings);
                var connection = Questions.connect(stage.cluster().databaseOf(Service.USAGE))) {
            var bench = new LedgerWrites();
            bench.measure(stage, connection, options.number("warm-up", 3), options.number("rounds", 5));
            return bench.report();
        }
    }

    private void measure(Stage stage, Connection connection, int warmUp, int rounds) throws Exception {
        var first = new FirstSync(connection, BulkAccount.of(stage));
        var copy = new PlainCopy(connection);
        for (int round = 0; round < warmUp + rounds; round++) {
            try (var person = Person.register(stage.gateways().getFirst(), "ledger-" + round + "@example.org")) {
                var sync = first.run(person);
                double copyRate = copy.run(sync.ownerId());
                if (round >= warmUp) {
                    note(sync, copyRate);
                }
            }
        }
    }

    private void note(FirstSync.Seen sync, double copyRate) {
        written.add(sync.linesPerSecond());
        copied.add(copyRate);
        wholeSync.add(sync.seconds());
        lines.add((double) sync.lines());
    }

    private List<Figure> report() {
        return List.of(
                Figure.median("lines of one sync", lines, ""),
                Figure.median("usage-service, first line → done", written, "lines/s"),
                Figure.median("plain COPY of the same lines", copied, "lines/s"),
                Figure.ratio("usage-service ÷ COPY", written, copied).with(Goal.atLeast(LEAST_SHARE_OF_COPY)),
                Figure.median("tick → done, reading the inventory included", wholeSync, "s"));
    }
}
