package org.openrouterwatcher.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.openrouterwatcher.audit.trail.TrailConfiguration;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A service as ours are, without an audit trail: a database, the auto-configurations of this module, listeners. */
@SpringBootApplication(
        scanBasePackages = "org.openrouterwatcher.messaging.listening",
        exclude = TrailConfiguration.class)
public class TestApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    WatchedTopics topics() {
        return WatchedTopics.named(Topics.USAGE_EVENTS, Topics.TOKEN_EVENTS, Topics.TICKS);
    }
}
