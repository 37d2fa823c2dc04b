package org.openrouterwatcher.usage.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.listening.TopicFollower;
import org.openrouterwatcher.messaging.listening.TopicFollowers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what feeds the streams, and how many there are as a metric. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
class LiveConfiguration {

    @Bean
    TopicFollower usageEvents(TopicFollowers followers, NewsHearer hearer) {
        return followers.of(Topics.USAGE_EVENTS, TopicFollower.From.END, hearer);
    }

    @Bean
    Gauge liveStreamCount(LiveStreams streams, MeterRegistry meters) {
        return Gauge.builder("watcher.live.streams", streams, LiveStreams::count)
                .description("people who are told at once what is new")
                .register(meters);
    }
}
