package org.openrouterwatcher.benchmarks.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Person;
import org.openrouterwatcher.stage.Stage;

/**
 * How many requests a second the gateway takes to a static back end, with everything on that it does for a script
 * (authenticate, limit, count, tell the service who calls, request id, metrics, access log), beside nginx as a bare
 * proxy and nginx that asks first ({@code auth_request}), in turn, round by round.
 */
public final class BesideNginx {

    private static final String PATH = "/api/v1/keys";
    private static final String UNLIMITED = "1000000000";

    /** For whom speed counts lets the JVM optimise; the other processes have nothing to do meanwhile. */
    private static final String OPTIMISING = "-XX:TieredStopAtLevel=4 -XX:ReservedCodeCacheSize=128m";

    private final Wrk wrk = new Wrk();
    private final String token;
    private final Contender gateway;
    private final Contender bare;
    private final Contender asking;

    private BesideNginx(String token, URI gateway, Nginx nginx) {
        this.token = token;
        this.gateway = new Contender("gateway, everything on", gateway.resolve(PATH));
        this.bare = new Contender("nginx, bare", nginx.bare().resolve(PATH));
        this.asking = new Contender("nginx, auth_request", nginx.asking().resolve(PATH));
    }

    /** Runs it; needs nginx and wrk. */
    public static List<Figure> run(Options options) throws IOException, InterruptedException {
        var settings = Map.of(
                "RATE_LIMIT_PER_ADDRESS_MINUTE", UNLIMITED,
                "RATE_LIMIT_PER_TOKEN_HOUR", UNLIMITED,
                "WATCHER_JVM_OPTIONS", OPTIMISING);
        try (var stage = Stage.with(settings)) {
            URI gateway = stage.gateways().getFirst();
            try (var person = Person.register(gateway, "bench@example.org")) {
                String token = person.createToken("bench").value();
                int port = stage.portsOf(Service.USAGE).getFirst();
                stage.cluster()
                        .kill(stage.cluster()
                                .instancesOf(Service.USAGE)
                                .getFirst()
                                .name());
                try (var nginx =
                        Nginx.start(Files.createDirectory(stage.folder().resolve("nginx")), port)) {
                    var bench = new BesideNginx(token, gateway, nginx);
                    bench.warmUp(Duration.ofSeconds(options.number("warm-up", 30)));
                    bench.measure(options.number("rounds", 5), Duration.ofSeconds(options.number("seconds", 6)));
                    return bench.report();
                }
            }
        }
    }

    private void warmUp(Duration time) throws IOException {
        gateway.measure(wrk, token, time);
        gateway.forget();
    }

    private void measure(int rounds, Duration time) throws IOException {
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : List.of(bare, gateway, asking)) {
                contender.measure(wrk, token, time);
            }
        }
    }

    private List<Figure> report() {
        return List.of(
                bare.rate(),
                asking.rate(),
                gateway.rate(),
                gateway.comparedTo(bare).with(Goal.atLeast(0.5)),
                gateway.comparedTo(asking).with(Goal.atLeast(1.8)),
                Figure.of("failed requests", bare.failed() + asking.failed() + gateway.failed(), "")
                        .with(Goal.atMost(0)));
    }
}
