package org.openrouterwatcher.messaging.outbox;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps events from being written for a feed that is sealed. A sealed feed tells its hearers that nothing changes until
 * it is opened again, so nothing may: a transaction that would waits for the next relay, but not for long.
 */
final class FeedGate {

    private static final Duration LOOK_EVERY = Duration.ofMillis(25);

    private final JdbcClient jdbc;
    private final String topic;
    private final Duration patience;

    /** @param patience how long a transaction waits before it is refused */
    FeedGate(JdbcClient jdbc, String topic, Duration patience) {
        this.jdbc = jdbc;
        this.topic = topic;
        this.patience = patience;
    }

    /**
     * Lets the running transaction write for a topic; the feed is not sealed before it has ended.
     *
     * @throws FeedSealedException when the feed stays sealed
     */
    void pass(String wanted) {
        if (!wanted.equals(topic)) {
            return;
        }
        long end = System.nanoTime() + patience.toNanos();
        while (isSealed()) {
            if (System.nanoTime() - end >= 0) {
                throw new FeedSealedException(topic);
            }
            pause();
        }
    }

    /**
     * The lock waits for a seal that is being set, and makes one that comes later wait. Of a row that is sealed already
     * the lock hinders nobody, since who opens the feed adds a row; then the one that was looked for may be gone.
     */
    private boolean isSealed() {
        return jdbc.sql("select is_sealed from feed_epochs order by epoch desc limit 1 for share")
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeedSealedException(topic);
        }
    }
}
