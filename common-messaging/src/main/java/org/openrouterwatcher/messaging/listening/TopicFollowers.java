package org.openrouterwatcher.messaging.listening;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.openrouterwatcher.messaging.topics.TopicEnds;
import org.openrouterwatcher.messaging.topics.TopicSetup;

/** Makes followers of topics. */
public final class TopicFollowers {

    private final Map<String, Object> settings;
    private final TopicSetup topics;
    private final TopicEnds broker;

    /** @param configured what the configuration says, such as the brokers' addresses and how to log in */
    TopicFollowers(Map<String, Object> configured, TopicSetup topics, TopicEnds broker) {
        this.settings = new HashMap<>(ConsumerSettings.from(configured));
        this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        // nobody here writes in transactions, and a stranger's open one must not hold up what stands behind it
        this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        this.topics = topics;
        this.broker = broker;
    }

    /** A follower, which begins when it is started and the topic is there. */
    public TopicFollower of(String topic, TopicFollower.From from, TopicFollower.Hearer hearer) {
        return new TopicFollower(() -> new KafkaConsumer<>(settings), topics, broker, topic, from, hearer);
    }
}
