package org.openrouterwatcher.events;

/** A record of a type that this version does not know. Not an error: a newer writer may say more than we understand. */
public final class UnknownEventTypeException extends RuntimeException {

    public UnknownEventTypeException(String type) {
        super("unknown event type " + type);
    }
}
