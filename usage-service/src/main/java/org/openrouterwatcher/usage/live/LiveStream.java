package org.openrouterwatcher.usage.live;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One reader and what it is still to be told. Its own thread writes; everybody else only leaves something here and
 * never waits.
 */
final class LiveStream {

    private final long ownerId;
    private final LiveProperties properties;
    private final Gathering gathering;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long bornAt = System.nanoTime();
    private boolean ended;
    private @Nullable Thread writing;

    LiveStream(long ownerId, LiveProperties properties) {
        this.ownerId = ownerId;
        this.properties = properties;
        this.gathering = new Gathering(properties.gather().toNanos());
    }

    /** Where it goes. */
    interface Reader {

        /** Says that the stream is there. */
        void pulse() throws IOException;

        /** Tells what is new. */
        void tell(List<Signal> signals) throws IOException;
    }

    long ownerId() {
        return ownerId;
    }

    /** Leaves a signal; a reader that is too far behind is let go, for it has to ask for everything anyway. */
    void leave(Signal signal) {
        lock.lock();
        try {
            if (gathering.add(signal, age())) {
                changed.signal();
            } else {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it at once, also when its reader does not read. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
            if (writing != null) {
                writing.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes until it has ended or lived its time.
     *
     * @throws IOException when the reader is gone
     */
    void writeTo(Reader reader) throws IOException, InterruptedException {
        long end = properties.lifetime().toNanos();
        long pulse = 0;
        while (age() < end) {
            List<Signal> due = awaitDue(Math.min(pulse, end));
            if (!beginWriting()) {
                return;
            }
            if (!due.isEmpty()) {
                reader.tell(due);
            } else if (age() >= pulse) {
                reader.pulse();
                pulse = age() + properties.pulse().toNanos();
            }
            endWriting();
        }
    }

    private List<Signal> awaitDue(long atLatest) throws InterruptedException {
        lock.lock();
        try {
            List<Signal> due = gathering.takeDue(age());
            while (due.isEmpty() && !ended && age() < atLatest) {
                changed.awaitNanos(Math.min(gathering.nextDue().orElse(atLatest), atLatest) - age());
                due = gathering.takeDue(age());
            }
            return due;
        } finally {
            lock.unlock();
        }
    }

    private boolean beginWriting() {
        lock.lock();
        try {
            writing = ended ? null : Thread.currentThread();
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private void endWriting() {
        lock.lock();
        try {
            writing = null;
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds. */
    private long age() {
        return System.nanoTime() - bornAt;
    }
}
