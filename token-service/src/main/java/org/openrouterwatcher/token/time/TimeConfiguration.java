package org.openrouterwatcher.token.time;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The service's clock ticks in microseconds, as PostgreSQL stores them: an answer that tells a time from memory and one
 * that tells it from the database tell the same.
 */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROS.getDuration());
    }
}
