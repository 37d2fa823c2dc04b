package org.openrouterwatcher.messaging.outbox;

import java.util.List;

/**
 * Entries that may be in flight together: at most one per subject.
 *
 * @param overtaken entries of which a newer version is out already: to be marked, not sent
 * @param everything whether, once these are sent, nothing that was committed before the wave was read is unsent
 */
record Wave(List<OutboxEntry> entries, List<OutboxEntry> overtaken, boolean everything) {

    boolean isEmpty() {
        return entries.isEmpty() && overtaken.isEmpty();
    }
}
