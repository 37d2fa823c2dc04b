package org.openrouterwatcher.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a committed transaction tell the relay that there is something to send. */
final class WakeUp {

    private final Semaphore calls = new Semaphore(0);

    void call() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /** What all calls until now have told of is about to be read. */
    void forgetCalls() {
        calls.drainPermits();
    }

    /** Returns at the next call, at once when one came since the last wait, at the latest after the pause. */
    void await(Duration atMost) throws InterruptedException {
        calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        calls.drainPermits();
    }
}
