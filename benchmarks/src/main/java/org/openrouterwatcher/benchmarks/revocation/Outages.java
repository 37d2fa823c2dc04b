package org.openrouterwatcher.benchmarks.revocation;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.openrouterwatcher.benchmarks.revocation.History.Use;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Machine;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Percentiles;
import org.openrouterwatcher.stage.Person.Token;
import org.openrouterwatcher.stage.Stage;

/**
 * Takes the broker away, and then the broker and token-service, while tokens are used at every gateway: checks stay
 * available and revocations hold as long as one of the two is there, and when neither is, gateways refuse in time.
 */
public final class Outages {

    private static final String BROKER = "kafka";
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration BETWEEN_REVOCATIONS = Duration.ofSeconds(1);

    /** What docs/revocation.md promises. */
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(4);

    private static final Duration EXPIRES_AFTER = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(3);

    /** Beyond the 30 s for the last proof before the outage being up to a poll or a beat old, and for a slow answer. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Stage stage;
    private final Token used;
    private final List<Token> revoked;
    private final History history = new History();
    private final TokenUsers users;
    private final List<String> broken = new ArrayList<>();

    private Outages(Stage stage, List<Token> tokens) {
        this.stage = stage;
        this.used = tokens.getFirst();
        this.revoked = tokens.subList(1, tokens.size());
        this.users = new TokenUsers(stage.gateways(), history);
    }

    /** Runs it, prints what was seen, and says whether every promise was kept. */
    public static boolean run(Options options) throws IOException, InterruptedException, ExecutionException {
        int gateways = options.number("gateways", 3);
        int count = options.number("count", 20);
        System.out.println("machine   " + Machine.describe());
        try (var stage = Stage.with(Revocations.settings(gateways, 1));
                var supply = new Tokens();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = new Outages(stage, supply.make(stage.gateways().getFirst(), count + 1));
            IntStream.range(0, gateways).forEach(gateway -> threads.submit(() -> run.keepUsing(gateway)));
            run.measure(threads);
            threads.shutdownNow();
            run.broken.forEach(promise -> System.out.println("BROKEN    " + promise));
            return run.broken.isEmpty();
        }
    }

    private void measure(ExecutorService threads) throws InterruptedException, ExecutionException {
        Thread.sleep(SETTLING);
        takeTheBrokerAway(threads);
        Thread.sleep(SETTLING);
        takeBothAway();
    }

    private Void keepUsing(int gateway) throws InterruptedException {
        while (true) {
            users.use(0, used, gateway);
            Thread.sleep(PAUSE);
        }
    }

    private void takeTheBrokerAway(ExecutorService threads) throws InterruptedException, ExecutionException {
        long gone = System.nanoTime();
        stage.cluster().kill(BROKER);
        List<Long> refusals = new ArrayList<>();
        for (int i = 0; i < revoked.size(); i++) {
            refusals.add(revokeAndAwaitRefusal(i + 1, threads));
            Thread.sleep(BETWEEN_REVOCATIONS);
        }
        long end = System.nanoTime();
        stage.cluster().restart(BROKER);
        var uses = usesOfTheGoodOne(gone, end);
        long refused = uses.stream().filter(use -> !use.isAccepted()).count();
        System.out.printf(
                "broker gone for %d s        %d uses of a good token, refused: %d%n",
                seconds(end - gone), uses.size(), refused);
        System.out.println("  request → refused at the last gateway   " + Percentiles.of(refusals));
        demand(refused == 0, "a good token is accepted while only the broker is gone");
        demand(
                refusals.stream().allMatch(nanos -> nanos <= REFUSED_WITHIN.toNanos()),
                "a revocation is refused everywhere within " + REFUSED_WITHIN);
    }

    private long revokeAndAwaitRefusal(int number, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        Token token = revoked.get(number - 1);
        long start = System.nanoTime();
        List<Future<Long>> refusals = IntStream.range(0, stage.gateways().size())
                .mapToObj(gateway -> threads.submit(() -> users.useUntilRefused(number, token, gateway) - start))
                .toList();
        threads.submit(() -> token.owner()
                .revoke(stage.gateways().get(number % stage.gateways().size()), token.id()));
        long last = 0;
        for (Future<Long> refusal : refusals) {
            last = Math.max(last, refusal.get());
        }
        return last;
    }

    private void takeBothAway() throws InterruptedException {
        String tokenService =
                stage.cluster().instancesOf(Service.TOKEN).getFirst().name();
        long gone = System.nanoTime();
        stage.cluster().kill(BROKER);
        stage.cluster().kill(tokenService);
        Thread.sleep(EXPIRES_AFTER.plus(SETTLING));
        long end = System.nanoTime();
        List<Use> uses = usesOfTheGoodOne(gone, end);
        long lastAccepted = latest(uses.stream().filter(Use::isAccepted).toList());
        long firstRefused = uses.stream()
                .filter(use -> !use.isAccepted())
                .mapToLong(Use::sentAt)
                .min()
                .orElse(end);
        var statuses = uses.stream().map(Use::status).distinct().sorted().toList();
        stage.cluster().restart(BROKER);
        stage.cluster().restart(tokenService);
        long recovered = System.nanoTime();
        Duration back = awaitAcceptedEverywhere(recovered);
        System.out.printf(
                "broker and token-service gone   first 503 after %.1f s, last 200 after %.1f s, statuses %s%n",
                (firstRefused - gone) / 1e9, (lastAccepted - gone) / 1e9, statuses);
        System.out.printf("  ready again → accepted at the last gateway   %d ms%n", back.toMillis());
        demand(
                lastAccepted - gone <= EXPIRES_AFTER.plus(TOLERANCE).toNanos(),
                "nothing is accepted when there was no proof for " + EXPIRES_AFTER);
        demand(statuses.stream().allMatch(status -> status == 200 || status == 503), "who does not know answers 503");
        demand(back.compareTo(BACK_WITHIN) <= 0, "gateways are back within " + BACK_WITHIN);
    }

    private Duration awaitAcceptedEverywhere(long since) throws InterruptedException {
        long end = since + EXPIRES_AFTER.toNanos();
        while (System.nanoTime() - end < 0) {
            List<Use> accepted = usesOfTheGoodOne(since, System.nanoTime()).stream()
                    .filter(Use::isAccepted)
                    .toList();
            if (accepted.stream().map(Use::gateway).distinct().count()
                    == stage.gateways().size()) {
                return Duration.ofNanos(IntStream.range(0, stage.gateways().size())
                                .mapToLong(gateway -> accepted.stream()
                                        .filter(use -> use.gateway() == gateway)
                                        .mapToLong(Use::sentAt)
                                        .min()
                                        .orElseThrow())
                                .max()
                                .orElseThrow()
                        - since);
            }
            Thread.sleep(PAUSE);
        }
        return EXPIRES_AFTER;
    }

    private List<Use> usesOfTheGoodOne(long from, long to) {
        return history.sentBetween(from, to).stream()
                .filter(use -> use.token() == 0)
                .toList();
    }

    private static long latest(List<Use> uses) {
        return uses.stream().mapToLong(Use::sentAt).max().orElse(0);
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }

    private void demand(boolean kept, String promise) {
        if (!kept) {
            broken.add(promise);
        }
    }
}
