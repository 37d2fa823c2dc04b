package org.openrouterwatcher.gateway.limits;

import java.time.Clock;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
            ProducerSettings kafka,
            LimitsProperties properties,
            @Value("${watcher.gateway.id}") String gateway,
            Clock clock) {
        var sender = new UsageSender(() -> kafka.newProducer("token-usage"));
        var reporter = new TokenUsageReporter(sender, gateway, clock);
        reporter.reportEvery(properties.usageReport());
        return reporter;
    }
}
