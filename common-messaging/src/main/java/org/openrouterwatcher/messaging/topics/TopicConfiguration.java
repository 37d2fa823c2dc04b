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

    @Bean
    TopicSetup topicSetup(
            ObjectProvider<WatchedTopics> watched,
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            TopicProperties properties,
            ApplicationContext context) {
        Map<String, Object> admin = kafka.buildAdminProperties();
        admin.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                connection.getAdmin().getBootstrapServers());
        var topics = watched.getIfAvailable(() -> new WatchedTopics(List.of()));
        return new TopicSetup(topics, admin, properties, new LateRefusal(context));
    }
}
