package org.openrouterwatcher.token.gateways;

import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.listening.TopicFollower;
import org.openrouterwatcher.messaging.listening.TopicFollowers;
import org.openrouterwatcher.revocation.Elapsed;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up the roll of gateways, and what keeps it. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    GatewayRoll gatewayRoll(GatewayProperties properties) {
        return new GatewayRoll(properties.silentAfter(), Elapsed.atMost());
    }

    @Bean
    TopicFollower gatewayProgress(TopicFollowers followers, GatewayReports reports) {
        return followers.of(Topics.GATEWAY_PROGRESS, TopicFollower.From.BEGINNING, reports);
    }
}
