package org.openrouterwatcher.messaging.outbox;

import org.jspecify.annotations.Nullable;

/**
 * An unsent entry as it was found.
 *
 * @param sentVersion the highest version of its subject that has been sent
 * @param unsent how many unsent entries were looked at when it was chosen
 */
record Candidate(OutboxEntry entry, @Nullable Long sentVersion, long unsent) {

    /** Whether a newer state of the subject has been sent already: to send this one would take it back. */
    boolean isOvertaken() {
        Long version = entry.version();
        return version != null && sentVersion != null && version < sentVersion;
    }
}
