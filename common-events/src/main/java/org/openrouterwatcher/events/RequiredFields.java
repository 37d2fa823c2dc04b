package org.openrouterwatcher.events;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Jackson does not know which parts of a record may be null; the type does, so it is asked. */
final class RequiredFields {

    private RequiredFields() {}

    /**
     * Refuses a record that lacks what its type promises, at any depth.
     *
     * @throws UnreadableEventException naming the first missing field
     */
    static void check(Record event) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Object value = valueOf(component, event);
            if (value == null && !mayBeNull(component)) {
                throw new UnreadableEventException("field " + component.getName() + " is missing", null);
            }
            checkInside(value);
        }
    }

    private static void checkInside(@Nullable Object value) {
        switch (value) {
            case Record nested -> check(nested);
            case Collection<?> many -> many.forEach(RequiredFields::checkInside);
            case null, default -> {
                // a plain value has nothing inside
            }
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object valueOf(RecordComponent component, Record event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
