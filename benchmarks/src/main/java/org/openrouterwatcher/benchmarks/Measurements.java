package org.openrouterwatcher.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrouterwatcher.benchmarks.check.CredentialChecks;
import org.openrouterwatcher.benchmarks.events.EventPath;
import org.openrouterwatcher.benchmarks.gateway.BesidePeers;
import org.openrouterwatcher.benchmarks.ledger.LedgerWrites;
import org.openrouterwatcher.benchmarks.purge.PurgeBesideReaders;
import org.openrouterwatcher.benchmarks.report.Measurement;
import org.openrouterwatcher.benchmarks.report.Report;
import org.openrouterwatcher.benchmarks.restart.RollingRestart;
import org.openrouterwatcher.benchmarks.revocation.FaultyRevocations;
import org.openrouterwatcher.benchmarks.revocation.Outages;
import org.openrouterwatcher.benchmarks.revocation.Revocations;
import org.openrouterwatcher.benchmarks.startup.GatewayStarts;
import org.openrouterwatcher.benchmarks.startup.WholeStart;
import org.openrouterwatcher.benchmarks.statistics.StatisticsAnswers;
import org.openrouterwatcher.benchmarks.sync.KeySync;
import org.openrouterwatcher.benchmarks.ticks.Punctuality;
import org.openrouterwatcher.stage.Machine;

/** Everything that can be measured, in the order in which all of it is. */
final class Measurements {

    static final List<Named> ALL = List.of(
            new Named(
                    "gateway",
                    "[--rounds 5] [--seconds 4] [--warm-up 15] [--bare-peers 1]",
                    "requests a second and what is added to an answer, beside nginx and Spring Cloud Gateway; needs nginx, wrk",
                    reported(BesidePeers::run),
                    Map.of("rounds", 3L, "seconds", 2L, "warm-up", 15L, "bare-peers", 0L)),
            new Named(
                    "check",
                    "[--warm-up 3] [--rounds 4]",
                    "what the check of one credential costs, with 100,000 tokens in the view",
                    reported(CredentialChecks::run),
                    Map.of("warm-up", 1L, "rounds", 2L)),
            new Named(
                    "events",
                    "[--rate 500] [--rounds 5] [--seconds 6] [--count 6000]",
                    "how soon an event takes effect in another service, and how many can",
                    reported(EventPath::run),
                    Map.of("rounds", 3L, "seconds", 4L)),
            new Named(
                    "ledger",
                    "[--keys 60] [--routes 40] [--rounds 5] [--warm-up 3]",
                    "how many ledger lines a second are written, beside COPY",
                    reported(LedgerWrites::run),
                    Map.of("keys", 30L, "rounds", 3L, "warm-up", 2L)),
            new Named(
                    "statistics",
                    "[--samples 300] [--times 10] [--warm-up 150]",
                    "how long figures and lines take with a million lines, and with ten million",
                    reported(StatisticsAnswers::run),
                    Map.of("samples", 60L, "times", 3L, "warm-up", 60L)),
            new Named(
                    "purge",
                    "[--rounds 5] [--lines 10000000] [--rate 30] [--seconds 15] [--warm-up 150]",
                    "how long ten million lines take to go, and what readers notice",
                    reported(PurgeBesideReaders::run),
                    Map.of("rounds", 1L, "lines", 1_000_000L, "seconds", 8L, "warm-up", 60L)),
            new Named(
                    "sync",
                    "[--keys 10000] [--owners 10] [--per-second 400] [--at-once 32]",
                    "how long the hourly job takes over many keys",
                    reported(KeySync::run),
                    Map.of("keys", 1_000L)),
            new Named(
                    "ticks",
                    "[--count 60]",
                    "how soon a tick comes out after the instant at which it is due",
                    reported(Punctuality::run),
                    Map.of("count", 20L)),
            new Named(
                    "start-up",
                    "[--times 3] [--use 10]",
                    "how long ./watcher up takes, and what memory it takes then",
                    reported(WholeStart::run),
                    Map.of("times", 1L, "use", 5L)),
            new Named(
                    "revocations",
                    "[--count 2000] [--rate 200] [--gateways 3] [--warm-up 200]",
                    "how soon a revoked token is refused at the last gateway",
                    Revocations::run,
                    Map.of("count", 400L, "rate", 50L, "warm-up", 10L)),
            new Named(
                    "starts",
                    "[--count 100000] [--times 5]",
                    "how soon a gateway is ready when there are many tokens",
                    GatewayStarts::run,
                    null),
            new Named(
                    "outages",
                    "[--count 20] [--gateways 3]",
                    "what holds when the broker is gone, and when token-service is gone too",
                    Outages::run,
                    null),
            new Named(
                    "rolling-restart",
                    "[--rate 200] [--rounds 1]",
                    "whether anybody notices that every instance is restarted in turn",
                    RollingRestart::run,
                    null),
            new Named(
                    "faulty-revocations",
                    "[--count 10000] [--rate 25] [--gateways 3] [--seed 1]",
                    "revocations while things break at random; as root, in a network of its own",
                    FaultyRevocations::run,
                    null));

    private Measurements() {}

    static Optional<Named> find(String name) {
        return ALL.stream().filter(named -> named.name().equals(name)).findFirst();
    }

    /** Measures, prints the table and keeps it in {@code target/bench}. */
    private static Named.Runner reported(Measurement measurement) {
        return options -> {
            String machine = Machine.describe(); // how busy it was before, not by this
            System.out.println("machine   " + machine);
            var report = new Report(options.name(), machine, measurement.run(options));
            report.print(System.out);
            report.write(Path.of(System.getProperty("watcher.home", ""), "target", "bench"));
            return report.isReached();
        };
    }
}
