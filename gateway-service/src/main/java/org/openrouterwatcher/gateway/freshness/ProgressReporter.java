package org.openrouterwatcher.gateway.freshness;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.springframework.context.SmartLifecycle;

/**
 * Tells by which part of the feed this gateway decides: twice a second, and at once when somebody may be waiting for
 * it. Each report is a beat; once the feed names it, the view is known to be as young as the beat. It has a thread of
 * its own, so a broker that is slow or away holds up nobody else.
 */
public final class ProgressReporter implements SmartLifecycle, Runnable {

    /** By everything that will ever be told: a gateway that lets nobody in any more. */
    private static final long FOR_EVER = Long.MAX_VALUE;

    /** A report costs the same for one revocation as for ten: here, at the broker and at each who hears it. */
    private static final Duration GAP = Duration.ofMillis(25);

    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final ProgressSender sender;
    private final ViewTrust trust;
    private final Supplier<Map<String, Long>> refusals;
    private final Clock clock;
    private final Duration every;
    private final Semaphore hurry = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** @param refusals how many requests were refused since the start, by reason */
    ProgressReporter(
            ProgressSender sender, ViewTrust trust, Supplier<Map<String, Long>> refusals, Clock clock, Duration every) {
        this.sender = sender;
        this.trust = trust;
        this.refusals = refusals;
        this.clock = clock;
        this.every = every;
    }

    /** Something was ended that somebody may be waiting for. */
    public void tellAtOnce() {
        hurry.release();
    }

    @Override
    public void run() {
        try {
            Run last = trust.run();
            while (isRunning()) {
                Run run = trust.run();
                if (run != last) {
                    sayGoodbye(last);
                    last = run;
                }
                long begunAt = System.nanoTime();
                report(run, run.reached());
                awaitNext(begunAt);
            }
            sayGoodbye(last);
        } catch (InterruptedException e) {
            // somebody ends the JVM
        } finally {
            sender.close();
        }
    }

    /** A report that follows another one at its heels waits a little for what else is to be told. */
    private void awaitNext(long begunAt) throws InterruptedException {
        if (hurry.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
            TimeUnit.NANOSECONDS.sleep(begunAt + GAP.toNanos() - System.nanoTime());
        }
        hurry.drainPermits();
    }

    /** Nobody needs to wait for a run that decides no more. */
    private void sayGoodbye(Run run) throws InterruptedException {
        Map<Integer, Run.Reached> everything = new HashMap<>(run.reached());
        everything.replaceAll((_, _) -> new Run.Reached(FOR_EVER, clock.instant()));
        report(run, everything);
    }

    private void report(Run run, Map<Integer, Run.Reached> reached) throws InterruptedException {
        if (reached.isEmpty()) {
            return; // there is no feed yet
        }
        long beat = run.freshness().nextBeat();
        var reports = reached.entrySet().stream()
                .map(it -> new FeedApplied(
                        run.gateway(),
                        it.getKey(),
                        it.getValue().nextOffset(),
                        beat,
                        run.freshness().state(),
                        run.freshness().ageMillis().orElse(-1),
                        refusals.get(),
                        it.getValue().at(),
                        beat))
                .toList();
        if (sender.send(reports, clock.instant())) {
            run.freshness().acknowledged(beat);
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("gateway-progress").unstarted(this);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        tellAtOnce();
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

    /** After everything else has ended: its last word is that nobody is let in any more. */
    @Override
    public int getPhase() {
        return -1;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
