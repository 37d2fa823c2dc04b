package org.openrouterwatcher.messaging.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
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

/** Creates and checks topics, all with one question; a broker that does not answer is an exception. */
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

    /** A topic or its dead letters, as it has to be. */
    private record Wanted(Topic topic, int partitions, Map<String, String> settings) {
        String name() {
            return topic.name();
        }
    }

    /**
     * Makes sure that topics and their dead letters are there, as they have to be.
     *
     * @throws TopicMismatchException when one is there as something else
     */
    void ensure(List<Topic> topics) throws BrokerAwayException {
        List<String> names = topics.stream()
                .flatMap(topic -> Stream.of(topic.name(), topic.deadLetters().name()))
                .toList();
        Map<String, Integer> present = partitions(names);
        List<Wanted> wanted =
                topics.stream().flatMap(topic -> wanted(topic, present)).toList();
        List<Wanted> missing =
                wanted.stream().filter(it -> !present.containsKey(it.name())).toList();
        if (!missing.isEmpty()) {
            create(missing);
        }
        check(wanted);
        extend(wanted, missing.isEmpty() ? present : partitions(names));
    }

    /** Letters lie in the partition that their record came from, so there are as many. */
    private static Stream<Wanted> wanted(Topic topic, Map<String, Integer> present) {
        int partitions = Math.max(topic.partitions(), present.getOrDefault(topic.name(), 0));
        Topic letters = topic.deadLetters();
        Map<String, String> settings = new HashMap<>(letters.settings());
        settings.put("max.message.bytes", Integer.toString(DeadLetters.MAX_BYTES));
        return Stream.of(new Wanted(topic, partitions, topic.settings()), new Wanted(letters, partitions, settings));
    }

    /** How many partitions those of the topics have that are there. */
    private Map<String, Integer> partitions(List<String> names) throws BrokerAwayException {
        Map<String, Integer> present = new HashMap<>();
        for (var asked : admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                present.put(
                        asked.getKey(), answer(asked.getValue()).partitions().size());
            } catch (BrokerAwayException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return present;
    }

    private void create(List<Wanted> missing) throws BrokerAwayException {
        var created = admin.createTopics(missing.stream().map(this::asNew).toList());
        for (Wanted topic : missing) {
            try {
                answer(Objects.requireNonNull(created.values().get(topic.name())));
                log.atInfo()
                        .addKeyValue("topic", topic.name())
                        .addKeyValue("partitions", topic.partitions())
                        .log("topic created");
            } catch (BrokerAwayException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private NewTopic asNew(Wanted topic) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        if (replication >= 3) {
            settings.put("min.insync.replicas", "2");
        }
        return new NewTopic(topic.name(), topic.partitions(), replication).configs(settings);
    }

    private void check(List<Wanted> topics) throws BrokerAwayException {
        Map<ConfigResource, Config> present = answer(
                admin.describeConfigs(topics.stream().map(TopicAdmin::resource).toList())
                        .all());
        topics.forEach(topic -> check(topic, Objects.requireNonNull(present.get(resource(topic)))));
    }

    private static ConfigResource resource(Wanted topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static void check(Wanted topic, Config present) {
        topic.settings().forEach((name, wanted) -> {
            ConfigEntry entry = present.get(name);
            String found = entry == null ? "" : Objects.requireNonNullElse(entry.value(), "");
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

    private void extend(List<Wanted> topics, Map<String, Integer> present) throws BrokerAwayException {
        Map<String, NewPartitions> more = topics.stream()
                .filter(topic -> present.getOrDefault(topic.name(), topic.partitions()) < topic.partitions())
                .collect(Collectors.toMap(Wanted::name, topic -> NewPartitions.increaseTo(topic.partitions())));
        if (!more.isEmpty()) {
            answer(admin.createPartitions(more).all());
        }
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
