package org.openrouterwatcher.usage.ticks;

import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.KeyWork;
import org.openrouterwatcher.events.Tick;
import org.openrouterwatcher.events.Tick.KeyValidationDue;
import org.openrouterwatcher.events.Tick.UsagePurgeDue;
import org.openrouterwatcher.events.Tick.UsageSyncDue;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.inbox.Inbox;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.usage.purge.UsagePurge;
import org.openrouterwatcher.usage.ticks.TickRuns.Cause;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears that something is due. */
@Component
class TickListener {

    static final String GROUP = "usage-service";

    private final EventReader events;
    private final Inbox inbox;
    private final DueKeys dueKeys;
    private final KeyWorkFanOut fanOut;
    private final UsagePurge purge;
    private final TickRuns runs;
    private final TickCompletion completion;
    private final Clock clock;

    TickListener(
            EventReader events,
            Inbox inbox,
            DueKeys dueKeys,
            KeyWorkFanOut fanOut,
            UsagePurge purge,
            TickRuns runs,
            TickCompletion completion,
            Clock clock) {
        this.events = events;
        this.inbox = inbox;
        this.dueKeys = dueKeys;
        this.fanOut = fanOut;
        this.purge = purge;
        this.runs = runs;
        this.completion = completion;
        this.clock = clock;
    }

    @KafkaListener(id = "usage-ticks", groupId = GROUP, topics = Topics.TICKS)
    void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        events.read(kafkaRecord).ifPresent(this::hear);
    }

    private void hear(Envelope<Event> envelope) {
        if (envelope.event() instanceof Tick tick) {
            switch (tick) {
                case UsageSyncDue due -> once(envelope, () -> sync(due));
                case KeyValidationDue due -> once(envelope, () -> validate(due));
                case UsagePurgeDue due -> purge(due);
            }
        }
    }

    private void once(Envelope<Event> envelope, Runnable effect) {
        inbox.once(GROUP, envelope, effect);
    }

    private void sync(UsageSyncDue due) {
        fanOut.fanOut(
                due.tickId(),
                due.job(),
                cause(due),
                dueKeys.forSync(),
                keyId -> new KeyWork.KeySyncDue(due.tickId(), keyId, due.windowStart(), due.windowEnd()),
                clock.instant());
    }

    private void validate(KeyValidationDue due) {
        fanOut.fanOut(
                due.tickId(),
                due.job(),
                cause(due),
                dueKeys.forValidation(),
                keyId -> new KeyWork.KeyValidationDue(due.tickId(), keyId),
                clock.instant());
    }

    /** Purging twice finds nothing the second time, so a crash in the middle may repeat it. */
    private void purge(UsagePurgeDue due) {
        runs.begin(due.tickId(), due.job(), cause(due), List.of(), clock.instant());
        if (!runs.isCompleted(due.tickId())) {
            completion.completeIfDone(due.tickId(), purge.purge());
        }
    }

    private static Cause cause(Tick tick) {
        return switch (tick.cause()) {
            case SCHEDULE -> Cause.SCHEDULE;
            case CATCH_UP -> Cause.CATCH_UP;
            case MANUAL -> Cause.MANUAL;
        };
    }
}
