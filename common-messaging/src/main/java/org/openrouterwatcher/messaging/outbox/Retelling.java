package org.openrouterwatcher.messaging.outbox;

import java.util.function.Consumer;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.Versioned;

/**
 * Lets a service say once more what a topic has to tell, when the topic was made anew and has nothing. What the outbox
 * still has is sent again without being asked for; this is for what is older.
 */
public interface Retelling {

    /** The topic this is about. */
    String topic();

    /**
     * Passes every fact that still matters, as it is now. What the outbox still has, by subject and version, is not
     * told twice.
     */
    void tell(Consumer<Fact> facts);

    /** An event that states how its subject now is. */
    record Fact(Event event, long version) {

        public static <E extends Event & Versioned> Fact of(E event) {
            return new Fact(event, event.version());
        }
    }
}
