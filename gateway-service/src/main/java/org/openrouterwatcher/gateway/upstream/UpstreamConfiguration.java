package org.openrouterwatcher.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.openrouterwatcher.web.caller.CallerTokenSigner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** Puts together what is known of the services behind. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpstreamProperties.class)
class UpstreamConfiguration {

    @Bean
    CircuitBreakerRegistry circuitBreakers() {
        return CircuitBreakerRegistry.ofDefaults();
    }

    @Bean
    MeterBinder circuitBreakerMeters(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    @Bean
    Instances instances(UpstreamProperties properties, CircuitBreakerRegistry breakers) {
        return new Instances(properties, breakers);
    }

    @Bean
    TokenServiceClient tokenServiceClient(
            RestClient.Builder http, Instances instances, CallerTokenSigner signer, UpstreamProperties properties) {
        return new TokenServiceClient(http, instances, signer, properties);
    }
}
