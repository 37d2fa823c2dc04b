package org.openrouterwatcher.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a consumer group has not yet committed of a topic: the way to prove that nothing more will happen. */
public final class ConsumerLag {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ConsumerLag() {}

    /** Waits until the group has committed every record that stands in the topic. */
    public static void awaitNone(String group, String topic, String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await("all of " + topic + " heard by " + group)
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .untilAsserted(() -> assertThat(of(group, topic, admin)).isZero());
        }
    }

    /** How many records of the topic the group has not committed yet. */
    static long of(String group, String topic, Admin admin) throws Exception {
        var ends = bounds(topic, OffsetSpec.latest(), admin);
        var beginnings = bounds(topic, OffsetSpec.earliest(), admin);
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - Math.max(beginnings.getOrDefault(end.getKey(), 0L), offset(committed.get(end.getKey()))))
                .sum();
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static Map<TopicPartition, Long> bounds(String topic, OffsetSpec bound, Admin admin) throws Exception {
        var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
        var partitions = described.values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), _ -> bound));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
