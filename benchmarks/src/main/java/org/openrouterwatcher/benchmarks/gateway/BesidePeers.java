package org.openrouterwatcher.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.openrouterwatcher.benchmarks.jvm.ServerJvm;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Person;
import org.openrouterwatcher.stage.Stage;

/**
 * How many requests a second the gateway takes to a static back end, with everything on that it does for a script
 * (authenticate, limit, count, tell the service who calls, request id, metrics, access log), beside proxies that people
 * know, in turn, round by round: nginx bare and with a question before each request ({@code auth_request}), and Spring
 * Cloud Gateway bare and with token introspection. Whom they ask says yes at once, which no real one does. Then, at
 * half of its capacity, how much later an answer comes than through the bare nginx.
 */
public final class BesidePeers {

    private static final String PATH = "/api/v1/keys";
    private static final String UNLIMITED = "1000000000";

    private final Wrk wrk = new Wrk();
    private final String token;
    private final Contender gateway;
    private final Contender bare;
    private final Contender asking;
    private final List<Contender> peers;

    private BesidePeers(String token, Contender gateway, Nginx nginx, List<Contender> peers) {
        this.token = token;
        this.gateway = gateway;
        this.bare = new Contender("nginx, bare", nginx.bare().resolve(PATH));
        this.asking = new Contender("nginx, auth_request", nginx.asking().resolve(PATH));
        this.peers = peers;
    }

    /** Runs it; needs nginx and wrk. */
    public static List<Figure> run(Options options) throws IOException, InterruptedException, ExecutionException {
        var settings = Map.of(
                "RATE_LIMIT_PER_ADDRESS_MINUTE", UNLIMITED,
                "RATE_LIMIT_PER_TOKEN_HOUR", UNLIMITED,
                "WATCHER_JVM_OPTIONS", ServerJvm.options());
        try (var stage = Stage.with(settings);
                var person = Person.register(stage.gateways().getFirst(), "bench@example.org")) {
            String token = person.createToken("bench").value();
            int port = takeThePlaceOfUsageService(stage);
            Path folder = Files.createDirectory(stage.folder().resolve("peers"));
            try (var nginx = Nginx.start(folder, port);
                    var peers = Peers.start(kinds(options), folder, port)) {
                var gateway = new Contender(
                        "gateway, everything on", stage.gateways().getFirst().resolve(PATH));
                return new BesidePeers(token, gateway, nginx, peers.contenders(PATH)).measure(options);
            }
        }
    }

    /** The one with introspection, which there is a goal for, is always among them and the first. */
    private static List<Peer.Kind> kinds(Options options) {
        return options.number("bare-peers", 1) == 0 ? List.of(Peer.Kind.WEBFLUX_ASKING) : List.of(Peer.Kind.values());
    }

    /** The back end listens where the gateway expects a service. */
    private static int takeThePlaceOfUsageService(Stage stage) {
        int port = stage.portsOf(Service.USAGE).getFirst();
        stage.cluster()
                .kill(stage.cluster().instancesOf(Service.USAGE).getFirst().name());
        return port;
    }

    private List<Figure> measure(Options options) throws IOException, InterruptedException, ExecutionException {
        int rounds = options.number("rounds", 5);
        var time = Duration.ofSeconds(options.number("seconds", 4));
        warmUp(Duration.ofSeconds(options.number("warm-up", 15)));
        var all = new ArrayList<>(List.of(bare, asking, gateway));
        all.addAll(peers);
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : all) {
                contender.measure(wrk, token, time);
            }
        }
        var figures = new ArrayList<>(all.stream().map(Contender::rate).toList());
        figures.add(gateway.comparedTo(bare).with(Goal.atLeast(0.5)));
        figures.add(gateway.comparedTo(asking).with(Goal.atLeast(1.8)));
        figures.add(gateway.comparedTo(peers.getFirst()).with(Goal.atLeast(4)));
        figures.add(Figure.of(
                        "failed requests",
                        all.stream().mapToLong(Contender::failed).sum(),
                        "")
                .with(Goal.atMost(0)));
        figures.addAll(new AddedLatency(gateway, bare, token).measure(rounds, time));
        return figures;
    }

    private void warmUp(Duration time) throws IOException {
        gateway.warmUp(wrk, token, time);
        for (Contender peer : peers) {
            peer.warmUp(wrk, token, time);
        }
    }
}
