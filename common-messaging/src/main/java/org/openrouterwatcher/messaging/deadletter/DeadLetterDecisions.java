package org.openrouterwatcher.messaging.deadletter;

import org.jspecify.annotations.Nullable;

/** Hears of each decision about a dead letter, in the transaction that notes it: a bean of this type is called. */
public interface DeadLetterDecisions {

    /** Writes the decision down; what it throws undoes the note of the decision, but not what the listener has done. */
    void decided(Decided decision);

    /**
     * What an administrator decided.
     *
     * @param accountId who
     * @param letterId about which letter
     * @param topic where the record came from
     * @param reason why it was skipped; null for a retry
     * @param cause why the retry failed, null when it did not
     */
    record Decided(
            Kind kind,
            long accountId,
            long letterId,
            String consumer,
            String topic,
            @Nullable String reason,
            @Nullable String cause) {}

    /** What can be decided. */
    enum Kind {
        RETRIED,
        RETRY_FAILED,
        SKIPPED
    }
}
