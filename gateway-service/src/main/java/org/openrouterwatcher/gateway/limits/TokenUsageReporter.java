package org.openrouterwatcher.gateway.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.TokenUsage.TokenUsed;

/**
 * Tells which tokens are in use, a few times a second and only where there is something to tell, so that no request
 * waits for it. A report that was not acknowledged is sent again under the same event id, so it counts once.
 */
public final class TokenUsageReporter implements AutoCloseable {

    private static final String SOURCE = "/gateway-service";
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final UsageSender sender;
    private final String gateway;
    private final Clock clock;
    private final Map<Long, Use> uses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("token-usage").factory());
    private List<Envelope<TokenUsed>> unsent = List.of();

    /** @param gateway id of this gateway */
    TokenUsageReporter(UsageSender sender, String gateway, Clock clock) {
        this.sender = sender;
        this.gateway = gateway;
        this.clock = clock;
    }

    private record Use(long count, Instant last) {
        Use plus(Use other) {
            return new Use(count + other.count, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Counts a call that was let through. */
    public void used(long tokenId) {
        uses.merge(tokenId, new Use(1, clock.instant()), Use::plus);
    }

    void reportEvery(Duration pause) {
        timer.scheduleWithFixedDelay(this::report, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** First what is left over from the last time, so that a broker that is away does not make the pile grow. */
    synchronized void report() {
        if (unsent.isEmpty()) {
            unsent = drain();
        }
        if (!unsent.isEmpty()) {
            unsent = sender.send(unsent);
        }
    }

    private List<Envelope<TokenUsed>> drain() {
        List<Envelope<TokenUsed>> reports = new ArrayList<>();
        for (Long tokenId : uses.keySet()) {
            Use use = uses.remove(tokenId);
            if (use != null) {
                var event = new TokenUsed(tokenId, use.count, use.last, gateway);
                reports.add(Envelope.of(UUID.randomUUID().toString(), SOURCE, clock.instant(), event));
            }
        }
        return reports;
    }

    /** Says the last word before the gateway goes. */
    @Override
    public void close() {
        timer.shutdown();
        long end = System.nanoTime() + LAST_WORD.toNanos();
        do {
            report();
        } while (!(unsent.isEmpty() && uses.isEmpty()) && System.nanoTime() < end);
        sender.close();
    }
}
