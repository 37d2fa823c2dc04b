package org.openrouterwatcher.usage.openrouter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one attempt to reach OpenRouter brought. */
sealed interface Outcome {

    /** How long OpenRouter wants to be left alone; null when it did not say. */
    @Nullable
    Duration retryAfter();

    /** A complete answer of any status. */
    record Replied(int status, byte[] body, @Nullable Duration retryAfter) implements Outcome {}

    /**
     * No complete answer.
     *
     * @param cause what to think of it
     * @param reason for people, without secrets
     */
    record Failed(Cause cause, String reason, @Nullable Duration retryAfter) implements Outcome {

        static Failed of(Cause cause, String reason) {
            return new Failed(cause, reason, null);
        }
    }

    /** Whose fault a failure is. */
    enum Cause {
        /** The network or OpenRouter: may pass. */
        CONNECTION,
        /** OpenRouter sent what we refuse to take: will not pass by asking again. */
        REFUSED_BY_US,
        /** We did not even ask. */
        NOT_ASKED
    }
}
