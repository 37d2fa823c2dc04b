package org.openrouterwatcher.usage.ticks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.KeyWork;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.usage.work.InParallel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/**
 * Works on keys, a batch at a time and many of a batch at once, because the work is waiting for OpenRouter. Instances
 * share the work through the consumer group.
 */
@Component
@EnableConfigurationProperties(KeyWorkProperties.class)
class KeyWorkListener {

    private final EventReader events;
    private final KeyWorker worker;
    private final TickCompletion completion;
    private final KeyWorkProperties properties;

    KeyWorkListener(EventReader events, KeyWorker worker, TickCompletion completion, KeyWorkProperties properties) {
        this.events = events;
        this.worker = worker;
        this.completion = completion;
        this.properties = properties;
    }

    @KafkaListener(
            id = "usage-key-work",
            groupId = TickListener.GROUP,
            topics = Topics.KEY_WORK,
            batch = "true",
            concurrency = "3",
            containerPostProcessor = "batchAcknowledgement",
            properties = {"max.poll.records=64", "max.poll.interval.ms=1800000"})
    void hear(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<Done> done = InParallel.map(batch, properties.atOnce(), this::work);
        done.stream().flatMap(each -> each.tickId.stream()).distinct().forEach(completion::completeIfDone);
        for (int i = 0; i < done.size(); i++) {
            int index = i;
            done.get(i).failure.ifPresent(failure -> {
                throw new BatchListenerFailedException("work on a key failed", failure, index);
            });
        }
    }

    /** How one record went; a failure is kept until the others are done. */
    private record Done(Optional<UUID> tickId, Optional<RuntimeException> failure) {}

    private Done work(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        try {
            Optional<KeyWork> work =
                    events.read(kafkaRecord).map(Envelope::event).map(KeyWork.class::cast);
            work.ifPresent(worker::work);
            return new Done(work.map(KeyWork::tickId), Optional.empty());
        } catch (RuntimeException e) {
            return new Done(Optional.empty(), Optional.of(e));
        }
    }
}
