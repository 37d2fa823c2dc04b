package org.openrouterwatcher.messaging.producing;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/** Sets up {@link ProducerSettings} from {@code spring.kafka}. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
public class ProducingConfiguration {

    @Bean
    ProducerSettings producerSettings(KafkaProperties properties, KafkaConnectionDetails connection) {
        Map<String, Object> configured = properties.buildProducerProperties();
        configured.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                connection.getProducer().getBootstrapServers());
        return ProducerSettings.from(configured);
    }
}
