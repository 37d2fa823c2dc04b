package org.openrouterwatcher.audit.trail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it is written.
 *
 * @param refusedFor why it was refused; null when it was done
 * @param details numbers, switches, words and ids; never a secret, never what a person has typed
 */
public record Draft(
        Circumstances circumstances,
        String action,
        @Nullable Subject subject,
        @Nullable String refusedFor,
        Map<String, ?> details) {

    public Draft {
        details = Map.copyOf(details);
    }

    String outcome() {
        return refusedFor == null ? "done" : "refused";
    }
}
