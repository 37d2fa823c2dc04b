package org.openrouterwatcher.messaging.deadletter;

import org.openrouterwatcher.events.UnreadableEventException;

/** Why a record was put aside, in a few words without anything out of the record. */
final class Reason {

    private Reason() {}

    static String of(Throwable exception) {
        Throwable root = exception;
        for (Throwable each = exception; each != null; each = each.getCause()) {
            if (each instanceof UnreadableEventException) {
                return "unreadable: " + each.getMessage();
            }
            root = each;
        }
        return "failed: " + root.getClass().getSimpleName();
    }
}
