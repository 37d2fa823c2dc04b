package org.openrouterwatcher.token.feed;

import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics this service speaks on and listens to. */
@Configuration(proxyBeanMethods = false)
class TokenTopics {

    @Bean
    WatchedTopics watchedTopics() {
        return WatchedTopics.named(Topics.TOKEN_EVENTS, Topics.TOKEN_USAGE, Topics.GATEWAY_PROGRESS);
    }
}
