package org.openrouterwatcher.token.gateways;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does something once for all who want it at the same time. What is under way already does not count: each caller gets
 * the outcome of a round that has begun after the call.
 */
final class Rounds {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long begun;
    private long done;
    private boolean outcome;
    private boolean underWay;

    /** A round, and how long it may take. */
    interface Round {
        boolean run(Duration patience) throws InterruptedException;
    }

    /** Runs the next round, or waits for who does; false when that takes longer than this. */
    boolean outcome(Round round, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Boolean> ofSomebodyElse = await(deadline);
        return ofSomebodyElse.isPresent()
                ? ofSomebodyElse.get()
                : run(round, Duration.ofNanos(deadline - System.nanoTime()));
    }

    /** The outcome of somebody else's round; empty when it is the caller's turn to run one. */
    private Optional<Boolean> await(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wanted = begun + 1;
            while (done < wanted) {
                if (!underWay) {
                    underWay = true;
                    begun++;
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
    private boolean run(Round round, Duration patience) throws InterruptedException {
        Optional<Boolean> result = Optional.empty();
        try {
            result = Optional.of(round.run(patience));
            return result.get();
        } finally {
            end(result);
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
