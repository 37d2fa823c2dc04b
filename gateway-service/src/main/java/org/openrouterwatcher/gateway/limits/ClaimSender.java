package org.openrouterwatcher.gateway.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.TokenUsage;
import org.openrouterwatcher.events.TokenUsage.CallsClaimed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the claims of this gateway, and twice a second that it is there. A claim is put together only when it goes out,
 * so that it speaks for all requests that wait by then; one that nobody waits for goes out with others a little later.
 * One that failed is made anew with the next beat.
 */
final class ClaimSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ClaimSender.class);

    private static final String SOURCE = "/gateway-service";
    private static final long BEAT_NANOS = Duration.ofMillis(500).toNanos();
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final SharedQuota quota;
    private final CountingGateways gateways;
    private final Clock clock;
    private final Duration rest;
    private final BlockingQueue<TokenWindow> due = new LinkedBlockingQueue<>();
    private final Set<TokenWindow> queued = ConcurrentHashMap.newKeySet();
    private final Semaphore hurry = new Semaphore(0);
    private final Queue<TokenWindow> failed = new ConcurrentLinkedQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("token-claims").unstarted(this::run);
    private volatile boolean ending;
    private volatile boolean failing;
    private @Nullable Producer<byte[], byte[]> producer;
    private long number;
    private long nextBeat = System.nanoTime();

    /**
     * @param producers makes the producer when it is first needed: the broker may not be there at start
     * @param rest how long a claim that nobody waits for is put off, because a record costs the broker and all who hear
     *     it nearly as much as ten that come together
     */
    ClaimSender(
            Supplier<Producer<byte[], byte[]>> producers,
            SharedQuota quota,
            CountingGateways gateways,
            Clock clock,
            Duration rest) {
        this.producers = producers;
        this.quota = quota;
        this.gateways = gateways;
        this.clock = clock;
        this.rest = rest;
    }

    void start() {
        quota.claimThrough(this::enqueue);
        thread.start();
    }

    private void enqueue(TokenWindow window) {
        if (queued.add(window)) {
            due.add(window);
        }
        if (window.isAwaited()) {
            hurry.release();
        }
    }

    private void run() {
        try {
            while (!ending) {
                TokenWindow window = due.poll(Math.max(0, nextBeat - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (window != null) {
                    rest();
                    claimAll(window);
                }
                if (System.nanoTime() >= nextBeat) {
                    nextBeat = System.nanoTime() + BEAT_NANOS;
                    beat();
                }
            }
            giveBack();
        } catch (InterruptedException | InterruptException e) {
            // the last word took too long
        }
    }

    /** Nobody may take this gateway into account before it has heard what the others hold. */
    private void beat() {
        if (quota.isCaughtUp()) {
            send(gateways.beat(), null);
        }
        for (TokenWindow window = failed.poll(); window != null; window = failed.poll()) {
            enqueue(window);
        }
    }

    private void rest() throws InterruptedException {
        hurry.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
        hurry.drainPermits(); // before the queue is emptied, so that who comes in between finds a permit or is taken
    }

    private void claimAll(TokenWindow first) {
        List<TokenWindow> together = new ArrayList<>(List.of(first));
        due.drainTo(together);
        for (TokenWindow window : together) {
            queued.remove(window);
            claim(window);
        }
    }

    private void claim(TokenWindow window) {
        window.claim(++number, clock.millis(), quota.peers()).ifPresent(it -> send(it, window));
    }

    /** What was in stock here is there for the others, and nobody waits for this gateway any more. */
    private void giveBack() {
        for (TokenWindow window : quota.windows()) {
            window.leave(++number, clock.millis()).ifPresent(it -> send(it, null));
        }
        producer().flush();
        send(gateways.farewell(), null);
    }

    private void send(TokenUsage event, @Nullable TokenWindow window) {
        var envelope = Envelope.of(UUID.randomUUID().toString(), SOURCE, clock.instant(), event);
        Callback sent = (_, failure) -> {
            if (failure == null) {
                failing = false;
            } else {
                failed(event, window, failure);
            }
        };
        try {
            producer().send(EventSerializer.record(envelope), sent);
        } catch (KafkaException e) {
            failed(event, window, e);
        }
    }

    private void failed(TokenUsage event, @Nullable TokenWindow window, Exception failure) {
        if (!failing) {
            failing = true;
            log.atWarn().setCause(failure).log("other gateways cannot be told what this one counts");
        }
        if (window != null && event instanceof CallsClaimed claim) {
            window.failed(claim.number());
            failed.add(window);
        }
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    /** Gives back what is in stock before the gateway goes. */
    @Override
    public void close() {
        ending = true;
        hurry.release();
        try {
            if (!thread.join(LAST_WORD)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (producer != null) {
            producer.close(LAST_WORD);
        }
    }
}
