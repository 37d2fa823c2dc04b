package org.openrouterwatcher.token.kit;

import java.util.List;
import java.util.UUID;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.testing.EventProbe;

/** What the service has told on its topic. */
public final class Told implements AutoCloseable {

    private final EventProbe probe = EventProbe.of(Topics.TOKEN_EVENTS);

    /** Waits until something is told of a session, and returns it. */
    public TokenEvent awaitSession(UUID sessionId) {
        return await(TokenEvent.session(sessionId), 1);
    }

    /** Waits until something is told of an account. */
    public TokenEvent awaitUser(long id) {
        return await(TokenEvent.user(id), 1);
    }

    /** Waits until at least this version of a token is told. */
    public TokenEvent awaitToken(long id, long version) {
        return await(TokenEvent.token(id), version);
    }

    /** All that was told up to now. */
    public List<TokenEvent> everything() {
        return probe.seen().stream()
                .map(it -> (TokenEvent) EventDeserializer.read(it).event())
                .toList();
    }

    /** The raw values that were told up to now, as text. */
    public String everythingAsText() {
        var text = new StringBuilder();
        probe.seen().forEach(it -> text.append(new String(it.value())).append(it.headers()));
        return text.toString();
    }

    @Override
    public void close() {
        probe.close();
    }

    private TokenEvent await(String subject, long version) {
        Event event = EventDeserializer.read(probe.awaitRecord(it -> isAbout(subject, new String(it.key()))
                        && ((TokenEvent) EventDeserializer.read(it).event()).version() >= version))
                .event();
        return (TokenEvent) event;
    }

    private static boolean isAbout(String subject, String key) {
        return key.equals(subject) || key.startsWith(subject + "/");
    }
}
