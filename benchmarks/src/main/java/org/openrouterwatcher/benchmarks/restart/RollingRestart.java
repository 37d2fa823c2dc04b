package org.openrouterwatcher.benchmarks.restart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.openrouterwatcher.cluster.launcher.Instance;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Machine;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Pace;
import org.openrouterwatcher.stage.Stage;

/**
 * Ends and starts every instance of every service in turn, as for a new version, while people and scripts go on in an
 * open loop; nobody may notice.
 */
public final class RollingRestart {

    /** Young JVMs are slow, and nobody replaces a version within seconds. */
    private static final Duration RUN_UP = Duration.ofSeconds(40);

    private final Stage stage;
    private final Duration pause;
    private final Collection<Done> done = new ConcurrentLinkedQueue<>();

    /** @param pause how long an instance is ready before the next one is replaced */
    private RollingRestart(Stage stage, Duration pause) {
        this.stage = stage;
        this.pause = pause;
    }

    /** Runs it, prints what was seen, and says whether every request got its answer. */
    public static boolean run(Options options) throws Exception {
        int rate = options.number("rate", 200);
        int rounds = options.number("rounds", 1);
        System.out.println("machine   " + Machine.describe());
        try (var stage = Stage.with(settings());
                var balancer = new Balancer(stage.gateways())) {
            var restart = new RollingRestart(stage, Duration.ofSeconds(options.number("pause", 10)));
            List<String> order = restart.underLoad(Team.signUp(balancer), rate, rounds);
            return restart.report(rate, order);
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "GATEWAY_SERVICE_INSTANCES", "2",
                "TOKEN_SERVICE_INSTANCES", "2",
                "USAGE_SERVICE_INSTANCES", "2",
                "SCHEDULER_SERVICE_INSTANCES", "2",
                "WATCHER_DRAINING_TIME", "2s",
                "MAX_API_TOKENS_PER_USER", "1000",
                "RATE_LIMIT_PER_ADDRESS_MINUTE", "100000000",
                "RATE_LIMIT_PER_TOKEN_HOUR", "100000000");
    }

    private List<String> underLoad(Team team, int rate, int rounds) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var load = threads.submit(() -> {
                var random = new Random(1);
                var pace = new Pace(rate);
                for (int i = 0; ; i++) {
                    pace.await(i);
                    long seed = random.nextLong();
                    threads.submit(() -> done.add(team.act(new Random(seed)).brief()));
                }
            });
            Thread.sleep(RUN_UP);
            done.clear();
            List<String> order = restartAll(rounds);
            load.cancel(true);
            return order;
        }
    }

    private List<String> restartAll(int rounds) throws InterruptedException {
        var order = new ArrayList<String>();
        for (int round = 0; round < rounds; round++) {
            for (Service service : Service.values()) {
                for (Instance instance : stage.cluster().instancesOf(service)) {
                    order.add(restart(instance));
                    Thread.sleep(pause);
                }
            }
        }
        return order;
    }

    /** How it went: how long the instance took to end and to be ready again, and how many failed meanwhile. */
    private String restart(Instance instance) {
        long failedBefore = failed();
        long begin = System.nanoTime();
        stage.cluster().stop(instance.name());
        long stopped = System.nanoTime();
        stage.cluster().restart(instance.name());
        return "%s (%.1f s to end, %.1f s to be ready, %d failed)"
                .formatted(
                        instance.name(),
                        (stopped - begin) / 1e9,
                        (System.nanoTime() - stopped) / 1e9,
                        failed() - failedBefore);
    }

    private long failed() {
        return done.stream().filter(it -> !it.isGood()).count();
    }

    private boolean report(int rate, List<String> order) {
        var failed = done.stream().filter(it -> !it.isGood()).toList();
        System.out.printf("restarts  %d: %s%n", order.size(), String.join(", ", order));
        System.out.printf("requests  %d at %d/s, %d failed%n", done.size(), rate, failed.size());
        var kinds = new LinkedHashMap<String, Integer>();
        failed.forEach(
                it -> kinds.merge(it.what() + ": " + (it.status() == 0 ? it.body() : it.status()), 1, Integer::sum));
        kinds.forEach((kind, times) -> System.out.printf("          %d × %s%n", times, kind));
        return failed.isEmpty() && !done.isEmpty();
    }
}
