package org.openrouterwatcher.messaging.topics;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** Sets up {@link TopicSetup} for the service's {@link WatchedTopics}. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TopicProperties.class)
public class TopicConfiguration {

    /** Asks nobody before somebody asks it. */
    @Bean
    TopicEnds topicEnds(KafkaProperties kafka, KafkaConnectionDetails connection) {
        return new TopicEnds(admin(kafka, connection));
    }

    @Bean
    TopicSetup topicSetup(
            ObjectProvider<WatchedTopics> watched,
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            TopicProperties properties,
            ApplicationContext context) {
        var topics = watched.getIfAvailable(() -> new WatchedTopics(List.of()));
        return new TopicSetup(topics, admin(kafka, connection), properties, new LateRefusal(context));
    }

    private static Map<String, Object> admin(KafkaProperties kafka, KafkaConnectionDetails connection) {
        Map<String, Object> admin = kafka.buildAdminProperties();
        admin.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                connection.getAdmin().getBootstrapServers());
        return admin;
    }
}
