package org.openrouterwatcher.token.proof;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.openrouterwatcher.token.gateways.GatewayPolls;
import org.openrouterwatcher.token.gateways.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Looks for everybody who waits for a proof whether it is there: one thread for all of them, whenever something was
 * heard. What is proven together is noted together. If each looked for itself, a slow moment would wake more of them
 * more often, and so become slower.
 */
@Component
class ProofWatch implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ProofWatch.class);

    /** Gateways that are cut off from the broker say what they know when they poll; nobody tells us when they did. */
    private static final Duration READ_POLLS_EVERY = Duration.ofMillis(100);

    /** How much longer it does not look than it looks. */
    private static final int RESTS = 4;

    private static final Duration UNTIL_SOMEBODY_WAITS = Duration.ofMinutes(1);

    private final ProofFinder finder;
    private final ProofNotes notes;
    private final GatewayPolls polls;
    private final GatewayRoll roll;
    private final News news;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().name("proof-watch").daemon().unstarted(this::watch);
    private long pollsReadAt = System.nanoTime();

    ProofWatch(ProofFinder finder, ProofNotes notes, GatewayPolls polls, GatewayRoll roll, News news) {
        this.finder = finder;
        this.notes = notes;
        this.polls = polls;
        this.roll = roll;
        this.news = news;
    }

    /** A revocation, as it was last seen. */
    private static final class Waiting {

        private final CountDownLatch proven = new CountDownLatch(1);
        private volatile Revocation seen;

        Waiting(Revocation revocation) {
            this.seen = revocation;
        }
    }

    /**
     * Waits until a revocation is proven, but not longer than this; how it stands then. What is proven is noted, or
     * will be.
     */
    Revocation await(Revocation revocation, Duration patience) throws InterruptedException {
        var mine = new Waiting(revocation);
        waiting.add(mine);
        news.arrive();
        try {
            boolean _ = mine.proven.await(patience.toNanos(), TimeUnit.NANOSECONDS);
            return mine.seen;
        } finally {
            waiting.remove(mine);
        }
    }

    @Override
    public void afterPropertiesSet() {
        thread.start();
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long heard = news.count();
                long begunAt = System.nanoTime();
                lookAgainLaterIfItFails();
                rest(System.nanoTime() - begunAt);
                news.awaitMoreThan(heard, waiting.isEmpty() ? UNTIL_SOMEBODY_WAITS : READ_POLLS_EVERY);
            }
        } catch (InterruptedException stopped) {
            log.atDebug().log("proofs are watched no more");
        }
    }

    /** The more of them wait, the longer a look at all takes; what it takes from them must not grow with it. */
    private static void rest(long lookNanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.min(lookNanos * RESTS, READ_POLLS_EVERY.toNanos()));
    }

    /** Were this thread to end, nothing would be proven in time any more. */
    private void lookAgainLaterIfItFails() {
        try {
            lookForAll();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("proofs not looked for, next try soon");
        }
    }

    private void lookForAll() {
        if (waiting.isEmpty()) {
            return;
        }
        readPolls();
        List<Waiting> all = List.copyOf(waiting);
        List<Revocation> seen = finder.look(all.stream().map(it -> it.seen).toList());
        for (int i = 0; i < all.size(); i++) {
            all.get(i).seen = seen.get(i);
        }
        settle(all.stream().filter(it -> it.seen.isProven()).toList());
    }

    private void readPolls() {
        if (System.nanoTime() - pollsReadAt < READ_POLLS_EVERY.toNanos()) {
            return;
        }
        pollsReadAt = System.nanoTime();
        try {
            polls.tell(roll);
        } catch (DataAccessException e) {
            log.atDebug().setCause(e).log("polls of gateways not read, next try soon");
        }
    }

    /** Who waits is answered also when it cannot be noted: somebody looks again later. */
    private void settle(List<Waiting> proven) {
        if (proven.isEmpty()) {
            return;
        }
        waiting.removeAll(proven);
        try {
            notes.noteProven(proven.stream().map(it -> it.seen).toList());
        } catch (DataAccessException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("database went away during a proof");
        }
        proven.forEach(it -> it.proven.countDown());
    }
}
