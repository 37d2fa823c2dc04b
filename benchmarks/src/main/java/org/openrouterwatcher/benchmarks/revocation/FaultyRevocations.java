package org.openrouterwatcher.benchmarks.revocation;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.openrouterwatcher.stage.Machine;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Pace;
import org.openrouterwatcher.stage.PacketRule;
import org.openrouterwatcher.stage.Percentiles;
import org.openrouterwatcher.stage.Person.Token;
import org.openrouterwatcher.stage.Stage;

/** Revokes tokens while things break at random, and counts what was accepted after it had been promised not to be. */
public final class FaultyRevocations {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double USES_PER_SECOND = 60;

    private final Stage stage;
    private final List<Token> tokens;
    private final Random random;
    private final History history = new History();
    private final TokenUsers users;
    private final Revoker revoker;
    private final Collection<Ended> ended = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> faults = new TreeMap<>();

    private FaultyRevocations(Stage stage, List<Token> tokens, int seed) {
        this.stage = stage;
        this.tokens = tokens;
        this.random = new Random(seed);
        this.users = new TokenUsers(stage.gateways(), history);
        this.revoker = new Revoker(stage.gateways(), history, PATIENCE);
    }

    /** Runs it, prints what was seen, and says whether nothing was accepted that should not and nothing stayed open. */
    public static boolean run(Options options) throws IOException, InterruptedException, ExecutionException {
        int count = options.number("count", 10_000);
        int rate = options.number("rate", 25);
        int seed = options.number("seed", 1);
        System.out.println("machine   " + Machine.describe());
        var settings = new HashMap<>(Revocations.settings(options.number("gateways", 3), 2));
        settings.put("GATEWAY_SERVICE_RUN_WITH", PacketRule.runWith());
        try (var stage = Stage.with(settings);
                var supply = new Tokens()) {
            var run = new FaultyRevocations(stage, supply.make(stage.gateways().getFirst(), count), seed);
            run.revokeAll(rate);
            return run.report(seed);
        }
    }

    private void revokeAll(int rate) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var load = threads.submit(this::useAll);
            var breaking = threads.submit(this::breakThings);
            var pace = new Pace(rate);
            for (int i = 0; i < tokens.size(); i++) {
                int number = i;
                pace.await(i);
                threads.submit(() -> revoke(number));
            }
            breaking.cancel(true);
            awaitAllEnded();
            load.cancel(true);
        }
    }

    private void awaitAllEnded() throws InterruptedException {
        while (ended.size() < tokens.size()) {
            Thread.sleep(100);
        }
    }

    private Void revoke(int number) throws InterruptedException {
        Ended end = revoker.revoke(number, tokens.get(number));
        ended.add(end);
        if (end.isProven()) {
            users.useEverywhere(number, tokens.get(number));
        }
        return null;
    }

    private Void useAll() throws InterruptedException {
        var pick = new Random(2);
        var pace = new Pace(USES_PER_SECOND);
        for (int i = 0; ; i++) {
            pace.await(i);
            int number = pick.nextInt(tokens.size());
            users.use(number, tokens.get(number), pick.nextInt(stage.gateways().size()));
        }
    }

    /** One fault after the other, until it is interrupted; what is broken then is mended first. */
    private Void breakThings() throws InterruptedException {
        while (true) {
            Thread.sleep(1_000 + random.nextInt(2_000));
            Fault fault = Fault.any(stage, random);
            faults.merge(fault.toString(), 1, Integer::sum);
            fault.begin(stage);
            try {
                Thread.sleep(500 + random.nextInt(7_500));
            } finally {
                mend(fault);
            }
        }
    }

    /** An interrupted thread could not wait for a process to be ready. */
    private void mend(Fault fault) throws InterruptedException {
        var mending = Thread.ofPlatform().start(() -> fault.end(stage));
        try {
            mending.join();
        } catch (InterruptedException e) {
            mending.join();
            throw e;
        }
    }

    private boolean report(int seed) {
        long accepted = history.acceptedAfterProof();
        List<Ended> open = ended.stream().filter(end -> !end.isProven()).toList();
        System.out.printf(
                "run       %d revocations, seed %d, %d gateways, faults:%n",
                tokens.size(), seed, stage.gateways().size());
        faults.forEach((fault, times) -> System.out.printf("            %d × %s%n", times, fault));
        System.out.printf(
                "answers   204 at once: %d, 202 first: %d, asked more than once: %d%n",
                count(204),
                count(202),
                ended.stream().filter(end -> end.requests() > 1).count());
        System.out.println("proven    "
                + Percentiles.of(ended.stream()
                        .filter(Ended::isProven)
                        .map(Ended::provenNanos)
                        .toList()));
        System.out.printf("open      %d%n", open.size());
        open.stream().limit(5).forEach(end -> System.out.println("            " + end));
        System.out.printf(
                "uses      %d (200: %d, 401: %d, 503: %d), of which %d begun after the proof: %d accepted%n",
                history.uses(),
                history.answeredWith(200),
                history.answeredWith(401),
                history.answeredWith(503),
                history.triedAfterProof(),
                accepted);
        return accepted == 0 && open.isEmpty();
    }

    private long count(int status) {
        return ended.stream().filter(end -> end.status() == status).count();
    }
}
