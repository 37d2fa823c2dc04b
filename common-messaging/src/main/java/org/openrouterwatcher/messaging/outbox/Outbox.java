package org.openrouterwatcher.messaging.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.Topics;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * Where a service leaves what it has to tell. The event is written in the transaction of the change it tells of, so
 * either both are or neither is; {@link OutboxRelay} sends it afterwards.
 */
public final class Outbox {

    /** Below the broker's limit for a record, with room for headers: what is refused here could never be sent. */
    private static final int MAX_EVENT_BYTES = 1_000_000;

    private static final String TRACEPARENT = "traceparent";

    private final OutboxEntries entries;
    private final Optional<FeedGate> gate;
    private final WakeUp wakeUp;
    private final String source;
    private final Clock clock;

    /**
     * @param gate of the topic that is marked, if there is one
     * @param source who tells, such as {@code /token-service}
     */
    Outbox(OutboxEntries entries, Optional<FeedGate> gate, WakeUp wakeUp, String source, Clock clock) {
        this.entries = entries;
        this.gate = gate;
        this.wakeUp = wakeUp;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Tells an event that has no natural identity.
     *
     * @throws IllegalStateException outside of a transaction
     * @throws FeedSealedException when the event's topic is sealed and stays so
     */
    public void append(Event event) {
        appendAll(List.of(event));
    }

    /**
     * Tells several events that have no natural identity, in this order, written at once.
     *
     * @throws IllegalStateException outside of a transaction
     * @throws FeedSealedException when the topic of one of them is sealed and stays so
     */
    public void appendAll(List<? extends Event> events) {
        Instant now = clock.instant();
        write(events.stream()
                .map(event -> outgoing(EventIds.random(now), event, now))
                .toList());
    }

    /**
     * Tells an event whose identity follows from the fact, so that telling it twice is recognised.
     *
     * @param eventId unique within this service
     * @throws IllegalStateException outside of a transaction
     * @throws FeedSealedException when the event's topic is sealed and stays so
     */
    public void append(String eventId, Event event) {
        write(List.of(outgoing(eventId, event, clock.instant())));
    }

    /**
     * Tells several events whose identities follow from their facts, in this order, written at once.
     *
     * @param events by ids, each unique within this service
     * @throws IllegalStateException outside of a transaction
     * @throws FeedSealedException when the topic of one of them is sealed and stays so
     */
    public void appendAll(SequencedMap<String, ? extends Event> events) {
        Instant now = clock.instant();
        write(events.entrySet().stream()
                .map(each -> outgoing(each.getKey(), each.getValue(), now))
                .toList());
    }

    private OutboxEntries.Outgoing outgoing(String eventId, Event event, Instant now) {
        byte[] payload = EventSerializer.value(event);
        Assert.isTrue(
                payload.length <= MAX_EVENT_BYTES,
                () -> event.getClass().getSimpleName() + " of " + event.subject() + " has " + payload.length
                        + " bytes, more than a record may have");
        return new OutboxEntries.Outgoing(new Envelope<>(eventId, source, now, MDC.get(TRACEPARENT), event), payload);
    }

    private void write(List<OutboxEntries.Outgoing> events) {
        Assert.state(
                TransactionSynchronizationManager.isActualTransactionActive(),
                "an event is told in the transaction of the change it tells of, and there is none");
        if (events.isEmpty()) {
            return;
        }
        gate.ifPresent(it -> events.stream()
                .map(each -> Topics.of(each.envelope().event()))
                .distinct()
                .forEach(it::pass));
        entries.add(events);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeUp.call();
            }
        });
    }
}
