package org.openrouterwatcher.usage.ticks;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
 * Works on keys, a batch at a time and many keys of a batch at once, because the work is waiting for OpenRouter.
 * Instances share the work through the consumer group.
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
            properties = {"max.poll.records=64", "max.poll.interval.ms=1800000"})
    void hear(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<Done> done = InParallel.map(byKey(batch), properties.atOnce(), this::workInOrder);
        done.stream().flatMap(each -> each.tickIds.stream()).distinct().forEach(completion::completeIfDone);
        done.stream()
                .flatMap(each -> each.failure.stream())
                .min(Comparator.comparingInt(failure -> batch.indexOf(failure.kafkaRecord)))
                .ifPresent(first -> {
                    throw new BatchListenerFailedException("work on a key failed", first.cause, first.kafkaRecord);
                });
    }

    /** How the records of one key went; a failure is kept until the other keys are done. */
    private record Done(Set<UUID> tickIds, Optional<Failure> failure) {}

    private record Failure(ConsumerRecord<byte[], byte[]> kafkaRecord, RuntimeException cause) {}

    private static Collection<List<ConsumerRecord<byte[], byte[]>>> byKey(List<ConsumerRecord<byte[], byte[]>> batch) {
        return batch.stream()
                .collect(Collectors.groupingBy(
                        each -> each.key() == null ? each : ByteBuffer.wrap(each.key()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    /** Those behind a failure are not tried: they come again, or are parked behind it. */
    private Done workInOrder(List<ConsumerRecord<byte[], byte[]>> recordsOfKey) {
        Set<UUID> tickIds = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> each : recordsOfKey) {
            try {
                work(each).ifPresent(tickIds::add);
            } catch (RuntimeException e) {
                return new Done(tickIds, Optional.of(new Failure(each, e)));
            }
        }
        return new Done(tickIds, Optional.empty());
    }

    private Optional<UUID> work(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Optional<KeyWork> work = events.read(kafkaRecord).map(Envelope::event).map(KeyWork.class::cast);
        work.ifPresent(worker::work);
        return work.map(KeyWork::tickId);
    }
}
