package org.openrouterwatcher.messaging.deadletter;

import org.openrouterwatcher.events.UnreadableEventException;

/** Why a record failed, for the administrator who decides about it. */
final class CauseText {

    private static final int MAX_LENGTH = 1000;

    private CauseText() {}

    /** Type and message of what is at the bottom of it, on one line and cut. */
    static String of(Throwable exception) {
        Throwable root = exception;
        while (!(root instanceof UnreadableEventException) && root.getCause() != null) {
            root = root.getCause();
        }
        String name = root.getClass().getSimpleName();
        String text = root.getMessage() == null ? name : name + ": " + root.getMessage();
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
