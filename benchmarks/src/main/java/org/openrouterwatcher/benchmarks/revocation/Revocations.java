package org.openrouterwatcher.benchmarks.revocation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.openrouterwatcher.benchmarks.jvm.ServerJvm;
import org.openrouterwatcher.cluster.launcher.Cluster;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Buckets;
import org.openrouterwatcher.stage.Machine;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Pace;
import org.openrouterwatcher.stage.Percentiles;
import org.openrouterwatcher.stage.Person.Token;
import org.openrouterwatcher.stage.Stage;

/**
 * Revokes tokens in an open loop while all of them are in use, and sees how soon each is refused at the last gateway:
 * of all by what the gateways record, and by the system's own histogram, which ends when token-service knows of the
 * last gateway; of some from outside, where the time runs from the moment the request was to be sent to the moment the
 * slowest gateway's 401 was read. Each is used once at any gateway right after its 204, and in the end at all of them:
 * what watches is not to be more than what is watched.
 */
public final class Revocations {

    private static final int PROBED = 50;
    private static final double USES_PER_SECOND = 150;
    private static final String LATENCY = "watcher_revocation_latency_seconds";

    /**
     * Young JVMs are slow and busy compiling; first they get a part of what they will be measured with, then all of it.
     */
    private static final int WALKING = 4;

    private static final Duration RUN_UP = Duration.ofSeconds(10);

    private final List<URI> gateways;
    private final List<Token> tokens;
    private final History history = new History();
    private final TokenUsers users;
    private final Revoker revoker;
    private final Collection<List<Future<Long>>> probes = new ConcurrentLinkedQueue<>();
    private final Collection<Long> provenNanos = new ConcurrentLinkedQueue<>();
    private final Collection<Ended> pending = new ConcurrentLinkedQueue<>();

    private Revocations(List<URI> gateways, List<Token> tokens) {
        this.gateways = gateways;
        this.tokens = tokens;
        this.users = new TokenUsers(gateways, history);
        this.revoker = new Revoker(gateways, history, Duration.ofSeconds(60));
    }

    /** Settings under which the limits do not stand in the way of the load. */
    static Map<String, String> settings(int gateways, int tokenServices) {
        return Map.of(
                "GATEWAY_SERVICE_INSTANCES", String.valueOf(gateways),
                "TOKEN_SERVICE_INSTANCES", String.valueOf(tokenServices),
                "MAX_API_TOKENS_PER_USER", String.valueOf(Tokens.OF_ONE_PERSON),
                "RATE_LIMIT_PER_ADDRESS_MINUTE", "100000000",
                "RATE_LIMIT_PER_TOKEN_HOUR", "100000000");
    }

    /** Runs it, prints what was seen, and says whether nothing was accepted after it had been promised. */
    public static boolean run(Options options) throws IOException, InterruptedException, ExecutionException {
        int count = options.number("count", 2_000);
        int rate = options.number("rate", 200);
        System.out.println("machine   " + Machine.describe());
        var settings = new HashMap<>(settings(options.number("gateways", 3), options.number("token-services", 1)));
        settings.put("WATCHER_JVM_OPTIONS", ServerJvm.options());
        try (var stage = Stage.with(settings);
                var supply = new Tokens()) {
            int walk = options.number("warm-up", 200) * rate / WALKING;
            int runUp = (int) RUN_UP.toSeconds() * rate;
            List<Recording> recordings = LastGateway.recordings(stage);
            List<URI> gateways = stage.gateways();
            List<Token> tokens = supply.make(gateways.getFirst(), walk + runUp + count);
            new Revocations(gateways, tokens.subList(0, walk)).measure((double) rate / WALKING);
            new Revocations(gateways, tokens.subList(walk, walk + runUp)).measure(rate);
            var before = stage.histogram(Service.TOKEN, LATENCY);
            var measured = new Revocations(gateways, tokens.subList(walk + runUp, tokens.size()));
            measured.measure(rate);
            var told = stage.histogram(Service.TOKEN, LATENCY).since(before);
            measured.useAllEverywhere();
            return measured.report(rate, measured.untilTheLastGateway(stage.cluster(), recordings), told);
        }
    }

    private void measure(double rate) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var load = threads.submit(this::useAll);
            var pace = new Pace(rate);
            for (int i = 0; i < tokens.size(); i++) {
                int number = i;
                pace.await(i);
                threads.submit(() -> revoke(number));
                if (i % PROBED == 0) {
                    probe(number, threads);
                }
            }
            load.cancel(true);
        }
    }

    private void useAllEverywhere() throws InterruptedException {
        for (int i = 0; i < tokens.size(); i++) {
            users.useEverywhere(i, tokens.get(i));
        }
    }

    private void probe(int number, ExecutorService threads) {
        long start = System.nanoTime();
        List<Future<Long>> refusals = IntStream.range(0, gateways.size())
                .mapToObj(gateway ->
                        threads.submit(() -> users.useUntilRefused(number, tokens.get(number), gateway) - start))
                .toList();
        probes.add(refusals);
    }

    private Ended revoke(int number) throws InterruptedException {
        Ended ended = revoker.revoke(number, tokens.get(number));
        if (ended.status() == 204) {
            provenNanos.add(ended.provenNanos());
            users.use(number, tokens.get(number), ThreadLocalRandom.current().nextInt(gateways.size()));
        } else {
            pending.add(ended);
        }
        return ended;
    }

    /** Uses tokens at random, the revoked ones too, until it is interrupted. */
    private Void useAll() throws InterruptedException {
        var random = new Random(1);
        var pace = new Pace(USES_PER_SECOND);
        for (int i = 0; ; i++) {
            pace.await(i);
            int number = random.nextInt(tokens.size());
            users.use(number, tokens.get(number), random.nextInt(gateways.size()));
        }
    }

    private boolean report(int rate, Collection<Long> lastGatewayNanos, Buckets proven)
            throws InterruptedException, ExecutionException {
        long accepted = history.acceptedAfterProof();
        System.out.printf("run       %d revocations at %d/s, %d gateways%n", tokens.size(), rate, gateways.size());
        System.out.println("commit → refused at the last gateway        " + Percentiles.of(lastGatewayNanos));
        System.out.println("write → the last gateway's word is heard    " + proven);
        System.out.println("request → refused at the last gateway, seen " + Percentiles.of(lastRefusals()));
        System.out.println("request → 204                               " + Percentiles.of(provenNanos));
        System.out.printf("answers   204: %d, 202 or none: %d%n", provenNanos.size(), pending.size());
        System.out.printf(
                "uses      %d, of which %d begun after the 204: %d accepted%n",
                history.uses(), history.triedAfterProof(), accepted);
        return accepted == 0 && pending.isEmpty();
    }

    private Collection<Long> untilTheLastGateway(Cluster cluster, List<Recording> recordings)
            throws IOException, InterruptedException {
        List<Long> ids = tokens.stream().map(Token::id).toList();
        return LastGateway.read(recordings).nanosOf(CommitTimes.ofTokens(cluster.databaseOf(Service.TOKEN), ids));
    }

    /** Of each token that was watched from outside, when the slowest gateway refused it. */
    private List<Long> lastRefusals() throws InterruptedException, ExecutionException {
        var last = new ArrayList<Long>();
        for (List<Future<Long>> refusals : probes) {
            long slowest = 0;
            for (Future<Long> refusal : refusals) {
                slowest = Math.max(slowest, refusal.get());
            }
            last.add(slowest);
        }
        return last;
    }
}
