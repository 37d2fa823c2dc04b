package org.openrouterwatcher.usage.ticks;

import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics of this service. */
@Configuration(proxyBeanMethods = false)
class TicksConfiguration {

    @Bean
    WatchedTopics watchedTopics() {
        return WatchedTopics.named(Topics.TICKS, Topics.TICK_RESULTS, Topics.KEY_WORK, Topics.USAGE_EVENTS);
    }
}
