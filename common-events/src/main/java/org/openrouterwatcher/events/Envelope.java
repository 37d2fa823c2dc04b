package org.openrouterwatcher.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event and what CloudEvents 1.0 says about it. {@code source} and {@code id} together are its identity: two
 * envelopes with both equal are the same fact told twice.
 *
 * @param id unique within the source; deterministic where the fact has a natural identity
 * @param source the service that tells it, such as {@code /token-service}
 * @param time when it became true
 * @param traceparent W3C trace context of the request that caused it
 */
public record Envelope<E extends Event>(
        String id, String source, Instant time, @Nullable String traceparent, E event) {

    /** An envelope outside of any trace. */
    public static <E extends Event> Envelope<E> of(String id, String source, Instant time, E event) {
        return new Envelope<>(id, source, time, null, event);
    }
}
