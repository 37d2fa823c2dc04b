package org.openrouterwatcher.messaging.outbox;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A pause that doubles with each failure in a row. Commits do not shorten it: they do not mend what failed. */
final class FailurePause {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LOOK_UP_EVERY = Duration.ofMillis(50);

    private final Duration longest;
    private final Runnable signOfLife;
    private Duration next = FIRST;

    /** @param signOfLife is called again and again while the pause lasts */
    FailurePause(Duration longest, Runnable signOfLife) {
        this.longest = longest;
        this.signOfLife = signOfLife;
    }

    void awaitWhile(BooleanSupplier wanted) throws InterruptedException {
        long end = System.nanoTime() + next.toNanos();
        while (wanted.getAsBoolean() && System.nanoTime() - end < 0) {
            Thread.sleep(LOOK_UP_EVERY);
            signOfLife.run();
        }
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    void reset() {
        next = FIRST;
    }
}
