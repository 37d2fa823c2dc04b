package org.openrouterwatcher.gateway.tokens;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.openrouterwatcher.events.Topics;

/** The topic of token events as the broker has it; asked again and again, because a topic can be made anew. */
final class FeedTopic implements AutoCloseable {

    private final Admin admin;

    FeedTopic(Admin admin) {
        this.admin = admin;
    }

    /**
     * One incarnation of the topic.
     *
     * @param id given by the broker; another one means that all offsets have lost their meaning
     */
    record Incarnation(Uuid id, List<TopicPartition> partitions) {}

    /** What there will be found to be; empty when there is no such topic or the broker does not answer. */
    CompletableFuture<Optional<Incarnation>> ask() {
        return admin.describeTopics(List.of(Topics.TOKEN_EVENTS))
                .allTopicNames()
                .toCompletionStage()
                .toCompletableFuture()
                .thenApply(found ->
                        Optional.ofNullable(found.get(Topics.TOKEN_EVENTS)).map(FeedTopic::incarnation))
                .exceptionally(_ -> Optional.empty());
    }

    /** Where each partition ends will be found to be; empty when the broker does not answer. */
    CompletableFuture<Optional<Map<TopicPartition, Long>>> ends(Incarnation feed) {
        var latest = feed.partitions().stream().collect(toMap(it -> it, _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest)
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .thenApply(found -> Optional.of(offsets(found)))
                .exceptionally(_ -> Optional.empty());
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> found) {
        return found.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, it -> it.getValue().offset()));
    }

    private static Incarnation incarnation(TopicDescription topic) {
        return new Incarnation(
                topic.topicId(),
                topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                        .toList());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
