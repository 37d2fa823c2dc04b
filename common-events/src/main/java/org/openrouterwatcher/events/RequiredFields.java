package org.openrouterwatcher.events;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Jackson does not know which parts of a record may be null; the type does, so it is asked, once per type. */
final class RequiredFields {

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .map(Part::of)
                    .filter(Part::needsALook)
                    .toList();
        }
    };

    private RequiredFields() {}

    /**
     * Refuses a record that lacks what its type promises, at any depth.
     *
     * @throws UnreadableEventException naming the first missing field
     */
    static void check(Record event) {
        for (Part part : PARTS.get(event.getClass())) {
            Object value = part.of(event);
            if (value == null && !part.mayBeNull()) {
                throw new UnreadableEventException("field " + part.name() + " is missing", null);
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

    /** A component of a record; looking at it anew for every event would cost more than reading the event. */
    private record Part(String name, Method accessor, boolean mayBeNull) {

        static Part of(RecordComponent component) {
            boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Part(component.getName(), component.getAccessor(), mayBeNull);
        }

        boolean needsALook() {
            return !accessor.getReturnType().isPrimitive();
        }

        @Nullable
        Object of(Record event) {
            try {
                return accessor.invoke(event);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + name, e);
            }
        }
    }
}
