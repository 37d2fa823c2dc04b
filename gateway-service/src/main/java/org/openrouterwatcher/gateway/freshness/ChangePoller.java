package org.openrouterwatcher.gateway.freshness;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.gateway.upstream.FeedChanges;
import org.openrouterwatcher.gateway.upstream.FeedChanges.Change;
import org.openrouterwatcher.gateway.upstream.UpstreamUnavailableException;
import org.openrouterwatcher.revocation.Freshness.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks token-service for changes while the feed does not prove that there are none: once after the feed was read, and
 * again and again while the view is not fresh. What ends something is acknowledged by asking again at once, because
 * somebody waits for it.
 */
public final class ChangePoller implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(ChangePoller.class);

    /** Between an answer and its acknowledgement, so that many revocations at once are acknowledged together. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final TokenService tokenService;
    private final ViewTrust trust;
    private final ViewWriter writer;
    private final MeterRegistry meters;
    private final FreshnessProperties properties;
    private final Semaphore woken = new Semaphore(0);
    private GatewayState told = GatewayState.BOOTING;
    private volatile @Nullable Thread thread;

    public ChangePoller(
            TokenService tokenService,
            ViewTrust trust,
            ViewWriter writer,
            MeterRegistry meters,
            FreshnessProperties properties) {
        this.tokenService = tokenService;
        this.trust = trust;
        this.writer = writer;
        this.meters = meters;
        this.properties = properties;
    }

    /** Answers polls; throws {@link UpstreamUnavailableException} when it cannot. */
    @FunctionalInterface
    public interface TokenService {
        FeedChanges changes(String gateway, Question question);
    }

    /** Looks at once whether there is something to ask. */
    public void wake() {
        woken.release();
    }

    @Override
    public void run() {
        try {
            while (isRunning()) {
                Duration pause = turn();
                tellOfChange();
                woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            // somebody ends the JVM
        }
    }

    /** Asks if it is time to; returns when to look again. */
    Duration turn() {
        Run run = trust.run();
        Duration fresh = trust.staysFreshFor();
        if (!run.isReadToEnd() || fresh.isPositive()) {
            return fresh.isPositive() ? shorter(fresh.plusMillis(1), properties.pollEvery()) : properties.pollEvery();
        }
        return poll(run) ? BREATH : properties.pollEvery();
    }

    /** Whether somebody may be waiting for the acknowledgement of what was answered. */
    private boolean poll(Run run) {
        Question question = run.freshness().asking();
        try {
            FeedChanges answer = tokenService.changes(run.gateway(), question);
            boolean ended = false;
            for (Change change : answer.changes()) {
                ended |= take(change);
            }
            run.freshness().polled(question, answer.cursor(), answer.complete());
            count(answer.complete() ? "complete" : "incomplete");
            return ended && answer.complete() && answer.cursor() > question.cursor();
        } catch (UpstreamUnavailableException e) {
            count("unanswered");
            return false;
        }
    }

    private boolean take(Change change) {
        Optional<TokenEvent> event = change.event();
        if (event.isEmpty()) {
            meters.counter("watcher.gateway.polls.changes.ignored").increment();
        }
        return event.isPresent() && writer.take(event.get(), ViewWriter.Way.POLL);
    }

    private void count(String outcome) {
        meters.counter("watcher.gateway.polls", "outcome", outcome).increment();
    }

    private void tellOfChange() {
        GatewayState state = trust.state();
        if (state != told) {
            (state == GatewayState.EXPIRED ? log.atError() : log.atInfo())
                    .addKeyValue("state", state)
                    .addKeyValue("before", told)
                    .log("trust in the token view changed");
            told = state;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("change-poller").unstarted(this);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        wake();
        if (running != null) {
            awaitEnd(running);
        }
    }

    private static void awaitEnd(Thread ending) {
        try {
            ending.join(LAST_WORD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before requests are taken, and until the last one is answered. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
