package org.openrouterwatcher.messaging.outbox;

import java.util.List;

/**
 * Entries that may be in flight together: at most one per subject.
 *
 * @param overtaken entries of which a newer version is out already: to be marked, not sent
 * @param leavesSome whether there may be more, because a wave is limited in size, and to one entry per subject
 */
record Wave(List<OutboxEntry> entries, List<OutboxEntry> overtaken, boolean leavesSome) {

    boolean isEmpty() {
        return entries.isEmpty() && overtaken.isEmpty();
    }
}
