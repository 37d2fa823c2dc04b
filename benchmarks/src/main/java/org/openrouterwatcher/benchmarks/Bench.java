package org.openrouterwatcher.benchmarks;

import java.nio.file.Path;
import org.openrouterwatcher.benchmarks.gateway.BesideNginx;
import org.openrouterwatcher.benchmarks.ledger.LedgerWrites;
import org.openrouterwatcher.benchmarks.purge.PurgeBesideReaders;
import org.openrouterwatcher.benchmarks.report.Measurement;
import org.openrouterwatcher.benchmarks.report.Report;
import org.openrouterwatcher.benchmarks.restart.RollingRestart;
import org.openrouterwatcher.benchmarks.revocation.FaultyRevocations;
import org.openrouterwatcher.benchmarks.revocation.Outages;
import org.openrouterwatcher.benchmarks.revocation.Revocations;
import org.openrouterwatcher.benchmarks.startup.GatewayStarts;
import org.openrouterwatcher.benchmarks.statistics.StatisticsAnswers;
import org.openrouterwatcher.stage.Machine;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Stage;

/** What {@code ./watcher bench} runs. Ends with 0 when the goal was reached, with 1 when not, with 2 when misused. */
public final class Bench {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            usage: ./watcher bench revocations [--count 2000] [--rate 200] [--gateways 3] [--warm-up 40]
                                               how soon a revoked token is refused at the last gateway
                   ./watcher bench outages [--count 20] [--gateways 3]
                                               what holds when the broker is gone, and when token-service is gone too
                   ./watcher bench starts [--count 100000] [--times 5]
                                               how soon a gateway is ready when there are many tokens
                   ./watcher bench gateway [--rounds 5] [--seconds 6] [--warm-up 30]
                                               how many requests a second it takes, beside nginx; needs nginx and wrk
                   ./watcher bench ledger [--keys 60] [--routes 40] [--rounds 5] [--warm-up 3]
                                               how many ledger lines a second are written, beside COPY
                   ./watcher bench statistics [--samples 300] [--times 10]
                                               how long figures and lines take with a million lines, and with ten
                   ./watcher bench purge [--lines 10000000] [--rate 30]
                                               how long ten million lines take to go, and what readers notice
                   ./watcher bench rolling-restart [--rate 200] [--rounds 1]
                                               whether anybody notices that every instance is restarted in turn
                   ./watcher bench faulty-revocations [--count 10000] [--rate 25] [--gateways 3] [--seed 1]
                                               the same while things break at random; as root, in a network of its own
            """;

    private Bench() {}

    public static void main(String[] words) throws Exception {
        System.exit(run(words));
    }

    private static int run(String[] words) throws Exception {
        try {
            var options = Options.parse(words);
            return reaches(options) ? 0 : FAILED;
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage());
            System.err.print(USAGE);
            return MISUSED;
        } catch (Stage.Unusable refused) {
            System.err.println(refused.getMessage());
            return FAILED;
        }
    }

    private static boolean reaches(Options options) throws Exception {
        return switch (options.name()) {
            case "revocations" -> Revocations.run(options);
            case "starts" -> GatewayStarts.run(options);
            case "gateway" -> measure(options, BesideNginx::run);
            case "ledger" -> measure(options, LedgerWrites::run);
            case "statistics" -> measure(options, StatisticsAnswers::run);
            case "purge" -> measure(options, PurgeBesideReaders::run);
            case "outages" -> Outages.run(options);
            case "rolling-restart" -> RollingRestart.run(options);
            case "faulty-revocations" -> FaultyRevocations.run(options);
            default -> throw new IllegalArgumentException("There is no bench called " + options.name() + ".");
        };
    }

    /** Measures, prints the table and keeps it in {@code target/bench}. */
    private static boolean measure(Options options, Measurement measurement) throws Exception {
        String machine = Machine.describe(); // how busy it was before, not by this
        System.out.println("machine   " + machine);
        var report = new Report(options.name(), machine, measurement.run(options));
        report.print(System.out);
        report.write(Path.of(System.getProperty("watcher.home", ""), "target", "bench"));
        return report.isReached();
    }
}
