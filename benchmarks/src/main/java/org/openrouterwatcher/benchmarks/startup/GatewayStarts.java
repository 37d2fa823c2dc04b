package org.openrouterwatcher.benchmarks.startup;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Machine;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Percentiles;
import org.openrouterwatcher.stage.Stage;

/**
 * Kills the gateway of a running system and starts it again, some times: how long it takes from the start of its
 * process until it is ready, with an empty view and with many tokens. What memory each takes is measured by
 * {@code StartUpIT}.
 */
public final class GatewayStarts {

    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Stage stage;
    private final String gateway;
    private final int times;

    private GatewayStarts(Stage stage, int times) {
        this.stage = stage;
        this.gateway = stage.cluster().instancesOf(Service.GATEWAY).getFirst().name();
        this.times = times;
    }

    /** Runs it and prints what was seen; a machine's speed is no promise, so there is no goal to miss. */
    public static boolean run(Options options) throws IOException, InterruptedException {
        int count = options.number("count", 100_000);
        System.out.println("machine   " + Machine.describe());
        try (var stage = Stage.with(Map.of())) {
            var starts = new GatewayStarts(stage, options.number("times", 5));
            starts.measure("no tokens");
            new ManyTokens(stage.secret("token-service", "watcher.feed.keys"))
                    .tell(stage.cluster().bootstrapServers(), count);
            starts.measure(count + " tokens");
            return true;
        }
    }

    private void measure(String what) throws InterruptedException {
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Thread.sleep(SETTLING);
            stage.cluster().kill(gateway);
            long started = System.nanoTime();
            stage.cluster().restart(gateway);
            starts.add(System.nanoTime() - started);
        }
        System.out.printf("%-14s start → ready   %s%n", what, Percentiles.of(starts));
    }
}
