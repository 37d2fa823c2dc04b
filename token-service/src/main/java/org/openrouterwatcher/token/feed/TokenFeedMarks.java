package org.openrouterwatcher.token.feed;

import java.time.Duration;
import java.util.Map;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.outbox.FreshnessMarks;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.springframework.stereotype.Component;

/** Lets gateways know twice a second how fresh the feed is, so that they can tell silence from being cut off. */
@Component
class TokenFeedMarks implements FreshnessMarks {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final GatewayRoll roll;

    TokenFeedMarks(GatewayRoll roll) {
        this.roll = roll;
    }

    @Override
    public String topic() {
        return Topics.TOKEN_EVENTS;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public Map<String, Long> heard() {
        return roll.beats();
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
