package org.openrouterwatcher.token.passwords;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;

/** Lets a few do something dear at once, others wait in the order they came, and sends away who waits too long. */
final class Turns {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Semaphore free;
    private final Duration longestWait;

    Turns(int atOnce, Duration longestWait) {
        this.free = new Semaphore(atOnce, true);
        this.longestWait = longestWait;
    }

    /**
     * Does the work when it is its turn.
     *
     * @throws Refusal 503 when that takes too long
     */
    <T> T take(Supplier<T> work) {
        if (!hasTurn()) {
            throw new Refusal(Problem.unavailable(
                    "Too many people log in at this moment. Try again in a few seconds.", RETRY_AFTER_SECONDS));
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private boolean hasTurn() {
        try {
            return free.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
