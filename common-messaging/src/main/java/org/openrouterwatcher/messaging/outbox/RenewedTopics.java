package org.openrouterwatcher.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.messaging.topics.TopicEnds;
import org.openrouterwatcher.messaging.topics.TopicSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a broker has lost topics, which it then knows by other names of its own, and has everything told again
 * that stood in them. Who is in charge of the outbox asks before it sends anything, and again and again.
 */
final class RenewedTopics {

    private static final Logger log = LoggerFactory.getLogger(RenewedTopics.class);

    private static final Duration ASK_EVERY = Duration.ofMillis(500);

    private final TopicSetup setup;
    private final TopicEnds broker;
    private final List<Retelling> retellings;
    private final String source;
    private final Clock clock;
    private Map<String, Uuid> known = Map.of();
    private CompletableFuture<Map<String, Uuid>> asked = CompletableFuture.completedFuture(known);
    private long askedAt;

    RenewedTopics(TopicSetup setup, TopicEnds broker, List<Retelling> retellings, String source, Clock clock) {
        this.setup = setup;
        this.broker = broker;
        this.retellings = List.copyOf(retellings);
        this.source = source;
        this.clock = clock;
    }

    /**
     * Before anything is sent: what the topics of now do not have counts as unsent, and topics that are gone are made.
     */
    void adopt(OutboxLease lease) throws InterruptedException, ExecutionException {
        Map<String, Uuid> found = identities(lease);
        found.forEach((topic, identity) -> {
            if (!lease.topics().identity(topic).equals(identity.toString())) {
                tellAgain(topic, lease);
                lease.topics().remember(topic, identity.toString());
            }
        });
        known = found;
        ask();
    }

    /**
     * Ends the turn when topics are gone, or are others than those that were adopted, by what the broker has answered
     * so far.
     */
    void refuseOthers() {
        if (asked.isDone() && System.nanoTime() - askedAt >= ASK_EVERY.toNanos()) {
            var answer = asked;
            ask();
            if (isOther(answer)) {
                throw new RenewedException();
            }
        }
    }

    private boolean isOther(CompletableFuture<Map<String, Uuid>> answer) {
        return answer.isCompletedExceptionally()
                ? answer.exceptionNow() instanceof UnknownTopicOrPartitionException
                : !answer.join().equals(known);
    }

    /** There is to be another turn, which adopts the topics there are then. */
    static final class RenewedException extends RuntimeException {
        RenewedException() {
            super("topics were made anew, or are gone");
        }
    }

    private Map<String, Uuid> identities(OutboxLease lease) throws InterruptedException, ExecutionException {
        var answer = broker.identities(setup.names());
        try {
            while (true) {
                try {
                    return answer.get(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    lease.check();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                setup.makeAgain();
            }
            throw e;
        }
    }

    private void ask() {
        askedAt = System.nanoTime();
        asked = broker.identities(setup.names());
    }

    private void tellAgain(String topic, OutboxLease lease) {
        long again = lease.topics().forgetSending(topic);
        Instant now = clock.instant();
        retellings.stream()
                .filter(retelling -> retelling.topic().equals(topic))
                .forEach(retelling -> retelling.tell(fact -> tell(fact, now, lease)));
        log.atInfo()
                .addKeyValue("topic", topic)
                .addKeyValue("events", again)
                .log("topic is new, everything is told again");
    }

    private void tell(Retelling.Fact fact, Instant now, OutboxLease lease) {
        Event event = fact.event();
        String id = event.subject() + "/" + fact.version();
        lease.entries().addUnlessThere(Envelope.of(id, source, now, event), EventSerializer.value(event));
    }
}
