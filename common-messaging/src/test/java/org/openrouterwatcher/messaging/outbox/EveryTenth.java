package org.openrouterwatcher.messaging.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.Topics;

/** Marks every tenth of a second, and names who was heard. */
final class EveryTenth implements FreshnessMarks {

    final Map<String, Long> heard = new ConcurrentHashMap<>();

    @Override
    public String topic() {
        return Topics.TOKEN_EVENTS;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(100);
    }

    @Override
    public Map<String, Long> heard() {
        return Map.copyOf(heard);
    }

    @Override
    public Event mark(Mark mark) {
        return new FeedClosed(
                mark.partition(),
                mark.epoch(),
                mark.closed().closedAt(),
                mark.sealed(),
                mark.closed().cursor(),
                mark.closed().heard(),
                mark.version());
    }
}
