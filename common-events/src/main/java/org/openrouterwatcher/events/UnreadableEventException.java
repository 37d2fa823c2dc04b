package org.openrouterwatcher.events;

import org.jspecify.annotations.Nullable;

/** A record that is no event of ours. Trying again does not help: its bytes belong to the dead letters. */
public final class UnreadableEventException extends RuntimeException {

    public UnreadableEventException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
