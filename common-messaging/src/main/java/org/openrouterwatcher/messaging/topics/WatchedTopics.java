package org.openrouterwatcher.messaging.topics;

import java.util.List;
import java.util.stream.Stream;
import org.openrouterwatcher.events.Topic;
import org.openrouterwatcher.events.Topics;

/** The topics a service writes or reads: a bean of this type has them created and checked at the start. */
public record WatchedTopics(List<Topic> topics) {

    public WatchedTopics {
        topics = List.copyOf(topics);
    }

    /** The topics of these names, constants of {@link Topics}. */
    public static WatchedTopics named(String... names) {
        return new WatchedTopics(Stream.of(names).map(Topics::named).toList());
    }
}
