package org.openrouterwatcher.gateway.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.openrouterwatcher.events.EventCatalog;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.UnreadableEventException;
import tools.jackson.databind.JsonNode;

/**
 * What token-service answers to the question what has changed since a cursor.
 *
 * @param changes some of them may be known already
 * @param cursor where the next question is to begin
 * @param complete whether these are all changes that were committed before the question
 */
public record FeedChanges(List<Change> changes, long cursor, boolean complete) {

    public FeedChanges {
        changes = List.copyOf(changes);
    }

    /**
     * One event of the feed.
     *
     * @param type its name on the wire
     * @param key its subject
     */
    public record Change(String type, String key, JsonNode data) {

        /** The event, if it is one that this version understands. */
        public Optional<TokenEvent> event() {
            return EventCatalog.named(type)
                    .filter(TokenEvent.class::isAssignableFrom)
                    .map(it -> it.asSubclass(TokenEvent.class))
                    .flatMap(this::read);
        }

        private Optional<TokenEvent> read(Class<? extends TokenEvent> eventType) {
            try {
                return Optional.of(EventDeserializer.event(data.toString().getBytes(UTF_8), eventType));
            } catch (UnreadableEventException e) {
                return Optional.empty();
            }
        }
    }
}
