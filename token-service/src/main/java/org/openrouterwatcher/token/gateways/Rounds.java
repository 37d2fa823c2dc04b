package org.openrouterwatcher.token.gateways;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does something once for all who want it at the same time. What is under way already does not count: each caller gets
 * the outcome of a round that has begun after the call.
 */
final class Rounds {

    private final Duration gap;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long begun;
    private long done;
    private boolean outcome;
    private boolean underWay;
    private long lastBegan;

    /** @param gap how far apart rounds begin at least, so that under load more share one */
    Rounds(Duration gap) {
        this.gap = gap;
        this.lastBegan = System.nanoTime() - gap.toNanos();
    }

    /** A round, and how long it may take. */
    interface Round {
        boolean run(Duration patience) throws InterruptedException;
    }

    /** Runs the next round, or waits for who does; false when that takes longer than this. */
    boolean outcome(Round round, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Boolean> ofSomebodyElse = await(deadline);
        return ofSomebodyElse.isPresent() ? ofSomebodyElse.get() : run(round, deadline);
    }

    /** The outcome of somebody else's round; empty when it is the caller's turn to run one. */
    private Optional<Boolean> await(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wanted = begun + 1;
            while (done < wanted) {
                if (!underWay) {
                    underWay = true;
                    return Optional.empty();
                }
                if (ended.awaitNanos(deadline - System.nanoTime()) <= 0) {
                    return Optional.of(false);
                }
            }
            return Optional.of(outcome);
        } finally {
            lock.unlock();
        }
    }

    /** A round that fails has not taken place, and one of those who wait for it runs another. */
    private boolean run(Round round, long deadline) throws InterruptedException {
        Optional<Boolean> result = Optional.empty();
        try {
            begin();
            result = Optional.of(round.run(Duration.ofNanos(deadline - System.nanoTime())));
            return result.get();
        } finally {
            end(result);
        }
    }

    private void begin() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(lastBegan + gap.toNanos() - System.nanoTime());
        lock.lock();
        try {
            begun++;
            lastBegan = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private void end(Optional<Boolean> result) {
        lock.lock();
        try {
            underWay = false;
            result.ifPresent(it -> {
                done = begun;
                outcome = it;
            });
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
