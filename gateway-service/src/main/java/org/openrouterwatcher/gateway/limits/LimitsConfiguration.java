package org.openrouterwatcher.gateway.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the quotas together, and the report of what they let through. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsProperties.class)
class LimitsConfiguration {

    /** Short beside the time in which a gateway uses up what it has in stock. */
    private static final Duration CLAIMS_REST = Duration.ofMillis(250);

    private static final int API_TIMEOUT_MS = 5000;

    /** A name that nobody had before: a gateway that starts anew holds no calls. */
    @Bean
    CountingGateways countingGateways(@Value("${watcher.gateway.id}") String gateway, Clock clock) {
        return new CountingGateways(gateway + "/" + Long.toString(clock.millis(), Character.MAX_RADIX), clock);
    }

    @Bean
    SharedQuota sharedQuota(LimitsProperties properties, CountingGateways gateways, Clock clock) {
        return new SharedQuota(
                new Quota("token", properties.perTokenHour(), Duration.ofHours(1)),
                properties.maxTokens(),
                properties.claimWait(),
                gateways,
                clock);
    }

    @Bean
    TokenUsageListener tokenUsageListener(KafkaProperties kafka, SharedQuota quota, Clock clock) {
        return new TokenUsageListener(() -> consumer(kafka), quota, clock);
    }

    @Bean
    ClaimSender claimSender(ProducerSettings kafka, SharedQuota quota, CountingGateways gateways, Clock clock) {
        var sender = new ClaimSender(() -> kafka.newProducer("token-claims"), quota, gateways, clock, CLAIMS_REST);
        sender.start();
        return sender;
    }

    @Bean
    SharedQuotaHealth sharedQuotaHealthIndicator(SharedQuota quota) {
        return new SharedQuotaHealth(quota);
    }

    @Bean
    RateLimits rateLimits(SharedQuota tokens, LimitsProperties properties, Clock clock) {
        return new RateLimits(tokens::take, properties, clock);
    }

    @Bean
    ClientAddresses clientAddresses(LimitsProperties properties) {
        return new ClientAddresses(properties.trustedProxies());
    }

    /** @param gateway another one after each start: nobody knows a gateway by its name */
    @Bean
    TokenUsageReporter tokenUsageReporter(
            ProducerSettings kafka,
            LimitsProperties properties,
            @Value("${watcher.gateway.id}") String gateway,
            Clock clock) {
        var sender = new UsageSender(() -> kafka.newProducer("token-usage"));
        var reporter = new TokenUsageReporter(sender, gateway, clock);
        reporter.reportEvery(properties.usageReport());
        return reporter;
    }

    /** No group and no commits: every gateway hears everything; lost offsets must be noticed, not skipped. */
    private static Consumer<byte[], byte[]> consumer(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildConsumerProperties();
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
