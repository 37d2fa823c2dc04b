package org.openrouterwatcher.events;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Jackson does not know which parts of a record may be null; the type does, so it is asked. */
final class RequiredFields {

    private RequiredFields() {}

    /**
     * Refuses a record that lacks what its type promises.
     *
     * @throws UnreadableEventException naming the first missing field
     */
    static void check(Record event) {
        Arrays.stream(event.getClass().getRecordComponents())
                .filter(component -> !mayBeNull(component))
                .forEach(component -> {
                    if (valueOf(component, event) == null) {
                        throw new UnreadableEventException("field " + component.getName() + " is missing", null);
                    }
                });
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
