package org.openrouterwatcher.usage.ticks;

import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerPostProcessor;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

/** The topics of this service, and how batches are acknowledged. */
@Configuration(proxyBeanMethods = false)
class TicksConfiguration {

    @Bean
    WatchedTopics watchedTopics() {
        return WatchedTopics.named(Topics.TICKS, Topics.TICK_RESULTS, Topics.KEY_WORK, Topics.USAGE_EVENTS);
    }

    /** The common factory acknowledges record by record, which a batch cannot. */
    @Bean
    ContainerPostProcessor<byte[], byte[], AbstractMessageListenerContainer<byte[], byte[]>> batchAcknowledgement() {
        return container -> container.getContainerProperties().setAckMode(AckMode.BATCH);
    }
}
