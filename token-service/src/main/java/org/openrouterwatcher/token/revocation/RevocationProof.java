package org.openrouterwatcher.token.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.stereotype.Component;

/**
 * Proves that a revocation has reached every gateway: finds its place in the feed, and waits until each gateway says
 * that it is past it. Every instance hears all of both topics by itself, so any may be asked.
 */
@Component
class RevocationProof {

    private static final String GROUP = "token-service.revocation-proof";

    private final RevocationPositions revocations = new RevocationPositions();
    private final GatewayPositions gateways = new GatewayPositions();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final EventReader reader;
    private final RevocationProperties properties;
    private final Clock clock;

    RevocationProof(EventReader reader, RevocationProperties properties, Clock clock) {
        this.reader = reader;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Waits for the proof that a revocation which is committed has reached all gateways. False when there is none yet.
     */
    boolean isGiven(long tokenId) {
        Instant committed = clock.instant();
        long left = properties.proofTimeout().toNanos();
        lock.lock();
        try {
            while (!isProven(tokenId, committed)) {
                left = news.awaitNanos(left);
                if (left <= 0) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isProven(long tokenId, Instant committed) {
        return revocations
                .of(tokenId, committed)
                .filter(position -> gateways.allPassed(position, clock.instant()))
                .isPresent();
    }

    /** The feed from now on: of what stands there already no proof is owed. */
    @KafkaListener(
            groupId = GROUP,
            topicPartitions =
                    @TopicPartition(
                            topic = Topics.TOKEN_EVENTS,
                            partitions = "0",
                            partitionOffsets =
                                    @PartitionOffset(partition = "*", initialOffset = "0", seekPosition = "END")))
    void hearFeed(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        var position = new FeedPosition(kafkaRecord.partition(), kafkaRecord.offset());
        reader.read(kafkaRecord).ifPresent(envelope -> tell(() -> note(envelope.event(), position)));
    }

    /** All gateways there are, from the beginning. */
    @KafkaListener(
            groupId = GROUP,
            topicPartitions =
                    @TopicPartition(
                            topic = Topics.GATEWAY_PROGRESS,
                            partitions = "0",
                            partitionOffsets =
                                    @PartitionOffset(partition = "*", initialOffset = "0", seekPosition = "BEGINNING")))
    void hearProgress(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        reader.read(kafkaRecord).ifPresent(envelope -> tell(() -> note(envelope.event())));
    }

    private void note(Event event, FeedPosition position) {
        switch (event) {
            case ApiTokenRevoked revoked -> revocations.note(revoked, position);
            case FeedClosed mark -> revocations.note(mark, position);
            default -> {
                // other facts need no proof
            }
        }
    }

    private void note(Event event) {
        if (event instanceof FeedApplied report) {
            gateways.note(report);
        }
    }

    private void tell(Runnable note) {
        lock.lock();
        try {
            note.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
