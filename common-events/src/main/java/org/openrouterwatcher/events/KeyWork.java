package org.openrouterwatcher.events;

import java.time.Instant;
import java.util.UUID;

/** The part of a tick that concerns one OpenRouter key: instances of usage-service share these. */
public sealed interface KeyWork extends Event {

    UUID tickId();

    long keyId();

    @Override
    default String subject() {
        return Long.toString(keyId());
    }

    /** Usage of one key is to be read, at least for the window. */
    @WireName("org.openrouterwatcher.key-work.sync-due.v1")
    record KeySyncDue(UUID tickId, long keyId, Instant windowStart, Instant windowEnd) implements KeyWork {}

    /** One key is to be checked against OpenRouter. */
    @WireName("org.openrouterwatcher.key-work.validation-due.v1")
    record KeyValidationDue(UUID tickId, long keyId) implements KeyWork {}
}
