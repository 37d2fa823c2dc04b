package org.openrouterwatcher.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every event there is, found by walking the sealed tree: adding an event is adding one record. */
public final class EventCatalog {

    private static final Map<String, Class<? extends Event>> BY_WIRE_NAME =
            all().collect(toUnmodifiableMap(EventCatalog::wireName, Function.identity()));

    private EventCatalog() {}

    /** All event records. */
    public static Stream<Class<? extends Event>> all() {
        return recordsBelow(Event.class);
    }

    /** The name a record travels under. */
    public static String wireName(Class<? extends Event> type) {
        WireName name = type.getAnnotation(WireName.class);
        if (name == null) {
            throw new IllegalStateException(type.getName() + " has no @WireName");
        }
        return name.value();
    }

    /** The record of a name from the wire; empty for a name that this version does not know. */
    public static Optional<Class<? extends Event>> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Stream<Class<? extends Event>> recordsBelow(Class<?> type) {
        if (type.isRecord()) {
            return Stream.of(type.asSubclass(Event.class));
        }
        return Stream.of(type.getPermittedSubclasses()).flatMap(EventCatalog::recordsBelow);
    }
}
