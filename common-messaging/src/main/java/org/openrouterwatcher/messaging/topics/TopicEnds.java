package org.openrouterwatcher.messaging.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Asks the broker how far topics reach, and whether they are still the same. */
public final class TopicEnds implements AutoCloseable {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    public TopicEnds(Map<String, Object> adminSettings) {
        settings = new HashMap<>(adminSettings);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    }

    /** The offset behind the last record of each partition, at some moment between the call and the answer. */
    public CompletableFuture<Map<TopicPartition, Long>> of(Collection<TopicPartition> partitions) {
        return client().listOffsets(partitions.stream().collect(Collectors.toMap(it -> it, _ -> OffsetSpec.latest())))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .thenApply(TopicEnds::offsets);
    }

    /**
     * What the broker knows a topic by; another one means that it was made anew, and offsets have lost their meaning.
     */
    public CompletableFuture<Uuid> identity(String topic) {
        return client().describeTopics(List.of(topic))
                .allTopicNames()
                .thenApply(found -> Objects.requireNonNull(found.get(topic)).topicId())
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** What the broker knows topics by; fails when one of them is not there. */
    public CompletableFuture<Map<String, Uuid>> identities(Collection<String> topics) {
        return client().describeTopics(topics)
                .allTopicNames()
                .thenApply(found -> found.values().stream()
                        .collect(Collectors.toUnmodifiableMap(TopicDescription::name, TopicDescription::topicId)))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> found) {
        return found.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private synchronized Admin client() {
        Admin open = admin == null ? Admin.create(settings) : admin;
        admin = open;
        return open;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
