package org.openrouterwatcher.benchmarks.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.sync.SimulatedOpenRouter.Key;
import org.openrouterwatcher.cluster.launcher.Instance;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Stage;
import tools.jackson.databind.JsonNode;

/**
 * One tick of the hourly job over many keys, from the order to run it to its result in the history, while each answer
 * of the upstream takes 50 ms. All but one of the keys are inference keys that no management key covers, so that each
 * is asked for itself, and each has spent something since it was read before; the last one is the management key of an
 * account of seven.
 *
 * <p>The limits on what is asked of OpenRouter are wider than by default: with 20 requests a second, 10,000 keys take
 * more than eight minutes, whatever the service does.
 */
public final class KeySync {

    private static final String JOB = "usage-sync";
    private static final int HEAP_MEGABYTES = 256;
    private static final int UPSTREAM_MILLIS = 50;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int SPENDING_AT_ONCE = 16;

    private final Stage stage;
    private final Instance usage;
    private final Owners owners;
    private final SimulatedOpenRouter openRouter;
    private final int atOnce;

    private KeySync(Stage stage, Owners owners, SimulatedOpenRouter openRouter, int atOnce) {
        this.stage = stage;
        this.usage = stage.cluster().instancesOf(Service.USAGE).getFirst();
        this.owners = owners;
        this.openRouter = openRouter;
        this.atOnce = atOnce;
    }

    /** Runs it. */
    public static List<Figure> run(Options options) throws IOException, InterruptedException {
        int count = options.number("keys", 10_000);
        int atOnce = options.number("at-once", 32);
        try (var stage = Stage.with(settings(count, atOnce, options.number("per-second", 400)));
                var owners = Owners.signUp(stage.gateways().getFirst(), options.number("owners", 10));
                var openRouter =
                        new SimulatedOpenRouter(stage.cluster().simulator().orElseThrow())) {
            return new KeySync(stage, owners, openRouter, atOnce).measure();
        }
    }

    private static Map<String, String> settings(int keys, int atOnce, int perSecond) {
        return Map.of(
                "SIMULATOR_EXTRA_KEYS", String.valueOf(keys - 1),
                "SIMULATOR_DELAY_MS", String.valueOf(UPSTREAM_MILLIS),
                "OPENROUTER_MAX_CONCURRENT", String.valueOf(atOnce),
                "OPENROUTER_REQUESTS_PER_SECOND", String.valueOf(perSecond),
                "USAGE_SYNC_CRON", "0 0 1 1 *", // not in the middle of it
                "RATE_LIMIT_PER_ADDRESS_MINUTE", "100000000",
                "WATCHER_JVM_OPTIONS",
                        "-Xmx" + HEAP_MEGABYTES + "m -Xlog:gc "
                                + Objects.requireNonNullElse(System.getenv("WATCHER_JVM_OPTIONS"), ""));
    }

    private List<Figure> measure() throws IOException, InterruptedException {
        List<Key> keys = openRouter.keys("bulk", "inference");
        int count = keys.size() + 1;
        owners.watch(openRouter.keys("team", "management"));
        owners.watch(keys);
        awaitFirstSyncs(count);
        Together.forEach(keys, SPENDING_AT_ONCE, openRouter::spend);
        return runTick().figures(new TickSeen.Bounds(count, HEAP_MEGABYTES, atOnce));
    }

    private TickSeen runTick() throws IOException, InterruptedException {
        openRouter.forgetWhatWasAsked();
        ProcessHandle process = stage.cluster().handleOf(usage.name());
        long logged = Files.size(log());
        Duration effort = Effort.of(process);
        Duration wholeEffort = Effort.ofAllAround(stage.folder());
        long ordered = System.nanoTime();
        JsonNode result = awaitResult(owners.administrator().run(JOB));
        return new TickSeen(
                Duration.ofNanos(System.nanoTime() - ordered),
                result.get("counts").get("succeeded").asLong(),
                Effort.of(process).minus(effort),
                Effort.ofAllAround(stage.folder()).minus(wholeEffort),
                HeapLog.read(logSince(logged)),
                openRouter.asked());
    }

    /** Each registration has its key synced once, which is not what is measured. */
    private void awaitFirstSyncs(int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (KeyWork.syncs(owners.administrator().read(usage.metrics()).body()) < count) {
            waitUntil(end);
        }
    }

    private JsonNode awaitResult(String tickId) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            for (JsonNode tick : owners.administrator()
                    .ask("/api/schedules/" + JOB + "/ticks")
                    .get("items")) {
                if (tick.get("tick_id").asString().equals(tickId)
                        && !tick.get("completed_at").isNull()) {
                    return tick;
                }
            }
            waitUntil(end);
        }
    }

    private static void waitUntil(long end) throws InterruptedException {
        if (System.nanoTime() - end > 0) {
            throw new IllegalStateException("it is not done after " + PATIENCE);
        }
        Thread.sleep(LOOK_EVERY);
    }

    private Path log() {
        return stage.folder().resolve("logs").resolve(usage.name() + ".log");
    }

    private String logSince(long position) throws IOException {
        byte[] all = Files.readAllBytes(log());
        return new String(Arrays.copyOfRange(all, (int) position, all.length), UTF_8);
    }
}
