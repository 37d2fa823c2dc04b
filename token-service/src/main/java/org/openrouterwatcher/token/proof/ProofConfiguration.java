package org.openrouterwatcher.token.proof;

import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.listening.TopicFollower;
import org.openrouterwatcher.messaging.listening.TopicFollowers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what hears the feed. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

    /** From now on: what stands there already is found by the marks. */
    @Bean
    TopicFollower ownFeedFollower(TopicFollowers followers, OwnFeed feed) {
        return followers.of(Topics.TOKEN_EVENTS, TopicFollower.From.END, feed);
    }
}
