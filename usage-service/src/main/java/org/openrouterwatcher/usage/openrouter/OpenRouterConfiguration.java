package org.openrouterwatcher.usage.openrouter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the one client there is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenRouterProperties.class)
class OpenRouterConfiguration {

    @Bean
    OpenRouterClient openRouterClient(OpenRouterProperties properties, Clock clock, MeterRegistry meters) {
        return new OpenRouterClient(properties, clock, meters);
    }
}
