package org.openrouterwatcher.gateway.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TokenUsage;
import org.openrouterwatcher.events.TokenUsage.GatewayCounting;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UnknownEventTypeException;
import org.openrouterwatcher.events.UnreadableEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows what gateways tell of tokens in use, with a thread of its own: all partitions, no group, from one window ago.
 * So a gateway that starts anew knows what was used before, and hears its own claims where they stand among the others.
 */
final class TokenUsageListener implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(TokenUsageListener.class);

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Clocks may differ by so much without a record being missed. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final SharedQuota quota;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    TokenUsageListener(Supplier<Consumer<byte[], byte[]>> consumers, SharedQuota quota, Clock clock) {
        this.consumers = consumers;
        this.quota = quota;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (isRunning()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                follow(consumer);
            } catch (InterruptException e) {
                return; // somebody ends the JVM
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("token usage cannot be heard, trying again");
            }
            pause();
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        Collection<TopicPartition> partitions = consumer.partitionsFor(Topics.TOKEN_USAGE).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        if (partitions.isEmpty()) {
            return; // not made yet
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        seekOneWindowBack(consumer, ends);
        while (isRunning() && !reached(consumer, ends)) {
            consumer.poll(POLL).forEach(it -> hear(it, clock.millis() - CountingGateways.GONE_AFTER.toMillis()));
        }
        quota.caughtUp();
        while (isRunning()) {
            consumer.poll(POLL).forEach(it -> hear(it, Long.MIN_VALUE));
        }
    }

    private void seekOneWindowBack(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long since = clock.millis() - quota.window().plus(CLOCKS).toMillis();
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
                ends.keySet().stream().collect(Collectors.toMap(Function.identity(), _ -> since)));
        ends.forEach((partition, end) -> consumer.seek(
                partition,
                Optional.ofNullable(found.get(partition))
                        .map(OffsetAndTimestamp::offset)
                        .orElse(end)));
    }

    private static boolean reached(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** @param beatsSince older beats are of gateways that may be gone */
    private void hear(ConsumerRecord<byte[], byte[]> kafkaRecord, long beatsSince) {
        try {
            if (EventDeserializer.read(kafkaRecord).event() instanceof TokenUsage event
                    && !(event instanceof GatewayCounting && kafkaRecord.timestamp() < beatsSince)) {
                quota.hear(event);
            }
        } catch (UnknownEventTypeException | UnreadableEventException e) {
            log.atDebug().addKeyValue("offset", kafkaRecord.offset()).log("record of token usage skipped");
        }
    }

    private void pause() {
        try {
            Thread.sleep(isRunning() ? PAUSE : Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("token-usage-feed").unstarted(this);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = Objects.requireNonNull(thread);
        thread = null;
        try {
            running.join(POLL.multipliedBy(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before requests are taken, and until the last one is answered. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
