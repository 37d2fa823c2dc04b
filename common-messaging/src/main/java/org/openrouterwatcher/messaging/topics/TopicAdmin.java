package org.openrouterwatcher.messaging.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Topic;
import org.openrouterwatcher.messaging.deadletter.DeadLetters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and checks one topic after the other; a broker that does not answer is an exception. */
final class TopicAdmin implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicAdmin.class);

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final Admin admin;
    private final short replication;

    TopicAdmin(Map<String, Object> settings, short replication) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        this.admin = Admin.create(own);
        this.replication = replication;
    }

    /** The broker did not answer, or not now. */
    static final class BrokerAwayException extends Exception {
        BrokerAwayException(@Nullable Throwable cause) {
            super(cause);
        }
    }

    /**
     * Makes sure that a topic and its dead letters are there, as they have to be.
     *
     * @throws TopicMismatchException when one is there as something else
     */
    void ensure(Topic topic) throws BrokerAwayException {
        int partitions = ensure(topic, topic.partitions(), topic.settings());
        Topic letters = topic.deadLetters();
        Map<String, String> settings = new HashMap<>(letters.settings());
        settings.put("max.message.bytes", Integer.toString(DeadLetters.MAX_BYTES));
        ensure(letters, partitions, settings);
    }

    /** How many partitions the topic has in the end. */
    private int ensure(Topic topic, int partitions, Map<String, String> settings) throws BrokerAwayException {
        if (partitionsOf(topic).isEmpty()) {
            create(topic, partitions, settings);
        }
        check(topic, settings);
        int present = partitionsOf(topic).orElse(partitions);
        if (present < partitions) {
            answer(admin.createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(partitions)))
                    .all());
        }
        return Math.max(present, partitions);
    }

    private Optional<Integer> partitionsOf(Topic topic) throws BrokerAwayException {
        try {
            return answer(admin.describeTopics(List.of(topic.name())).allTopicNames()).values().stream()
                    .map(description -> description.partitions().size())
                    .findFirst();
        } catch (BrokerAwayException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void create(Topic topic, int partitions, Map<String, String> settings) throws BrokerAwayException {
        Map<String, String> all = new HashMap<>(settings);
        if (replication >= 3) {
            all.put("min.insync.replicas", "2");
        }
        try {
            answer(admin.createTopics(List.of(new NewTopic(topic.name(), partitions, replication).configs(all)))
                    .all());
            log.atInfo()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("partitions", partitions)
                    .log("topic created");
        } catch (BrokerAwayException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void check(Topic topic, Map<String, String> settings) throws BrokerAwayException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Map<String, String> present = answer(
                        admin.describeConfigs(List.of(resource)).all())
                .values()
                .stream()
                .flatMap(config -> config.entries().stream())
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        settings.forEach((name, wanted) -> {
            String found = present.getOrDefault(name, "");
            if (wanted.equals(found)) {
                return;
            }
            if (name.equals("cleanup.policy")) {
                throw new TopicMismatchException(topic.name(), found, wanted);
            }
            log.atWarn()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("setting", name)
                    .addKeyValue("found", found)
                    .addKeyValue("wanted", wanted)
                    .log("topic has another setting than it was designed with");
        });
    }

    private static <T> T answer(KafkaFuture<T> future) throws BrokerAwayException {
        try {
            return future.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new BrokerAwayException(e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerAwayException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAwayException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
