package org.openrouterwatcher.gateway.limits;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the quotas together, and the report of what they let through. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsProperties.class)
class LimitsConfiguration {

    @Bean
    RateLimits rateLimits(LimitsProperties properties, Clock clock) {
        return new RateLimits(properties, clock);
    }

    @Bean
    ClientAddresses clientAddresses(LimitsProperties properties) {
        return new ClientAddresses(properties.trustedProxies());
    }

    /** @param gateway another one after each start: nobody knows a gateway by its name */
    @Bean
    TokenUsageReporter tokenUsageReporter(
            KafkaProperties kafka,
            LimitsProperties properties,
            @Value("${watcher.gateway.id}") String gateway,
            Clock clock) {
        var reporter = new TokenUsageReporter(new UsageSender(() -> producer(kafka)), gateway, clock);
        reporter.reportEvery(properties.usageReport());
        return reporter;
    }

    /** Gives up early, because the reporter tries again itself and must not hold up an orderly stop. */
    private static Producer<byte[], byte[]> producer(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildProducerProperties();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4000);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
