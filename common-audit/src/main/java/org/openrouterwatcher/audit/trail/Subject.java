package org.openrouterwatcher.audit.trail;

/**
 * What an entry is about.
 *
 * @param type such as {@code api-token}
 * @param id a number, a UUID, or a name that we have given: nothing that tells a person's name
 */
public record Subject(String type, String id) {

    /** A thing with a number, a UUID or such a name. */
    public static Subject of(String type, Object id) {
        return new Subject(type, id.toString());
    }

    /** As it is stored. */
    @Override
    public String toString() {
        return type + ":" + id;
    }
}
