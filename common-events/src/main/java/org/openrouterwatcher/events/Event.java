package org.openrouterwatcher.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A fact one service tells others. Each permitted child is the whole vocabulary of one topic, so that a {@code switch}
 * without {@code default} becomes a compile error when somebody adds an event.
 *
 * <p>An event is for ever: add optional fields, never change or remove one. A new meaning is a new record with a new
 * {@link WireName}.
 */
public sealed interface Event permits TokenEvent, TokenUsage, GatewayProgress, Tick, TickResult, KeyWork, UsageEvent {

    /** What the fact is about. It is also the Kafka key, so facts about one subject stay in order. */
    @JsonIgnore
    String subject();
}
