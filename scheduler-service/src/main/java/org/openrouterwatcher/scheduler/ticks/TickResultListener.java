package org.openrouterwatcher.scheduler.ticks;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.inbox.Inbox;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what became of ticks and notes it in their history. */
@Component
class TickResultListener {

    static final String GROUP = "scheduler-service";

    private static final Logger log = LoggerFactory.getLogger(TickResultListener.class);

    private final EventReader reader;
    private final Inbox inbox;
    private final TickRecords ticks;

    TickResultListener(EventReader reader, Inbox inbox, TickRecords ticks) {
        this.reader = reader;
        this.inbox = inbox;
        this.ticks = ticks;
    }

    @KafkaListener(topics = Topics.TICK_RESULTS, groupId = GROUP)
    void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        reader.read(kafkaRecord).ifPresent(this::apply);
    }

    private void apply(Envelope<Event> envelope) {
        if (envelope.event() instanceof TickCompleted result) {
            inbox.once(GROUP, envelope, () -> note(result));
        }
    }

    /** usage-service makes ticks of its own for single keys: their results are not for this history. */
    private void note(TickCompleted result) {
        boolean noted = ticks.complete(result);
        log.atInfo()
                .addKeyValue("job", result.job().wireName())
                .addKeyValue("tickId", result.tickId())
                .addKeyValue("outcome", result.outcome())
                .log(noted ? "tick completed" : "result of a tick that is not ours ignored");
    }
}
