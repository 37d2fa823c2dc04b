package org.openrouterwatcher.token.sessions;

import java.time.Clock;
import java.util.function.Consumer;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.outbox.Retelling;
import org.springframework.stereotype.Component;

/** Tells a new feed of every session that has ended before its access tokens expire. */
@Component
class SessionRetelling implements Retelling {

    private final Sessions sessions;
    private final Clock clock;

    SessionRetelling(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return Topics.TOKEN_EVENTS;
    }

    @Override
    public void tell(Consumer<Fact> facts) {
        sessions.endedEarly(clock.instant()).stream().map(Fact::of).forEach(facts);
    }
}
