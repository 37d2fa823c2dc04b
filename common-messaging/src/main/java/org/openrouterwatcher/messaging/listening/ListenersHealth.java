package org.openrouterwatcher.messaging.listening;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Whether every listener listens. One that an {@link Error} has ended does not begin again by itself and would look
 * like a service with nothing to do; so the service is not ready, and not alive either, which asks for a restart.
 */
final class ListenersHealth extends AbstractHealthIndicator {

    private final KafkaListenerEndpointRegistry registry;
    private final ObjectProvider<TopicFollower> followers;
    private final ApplicationContext context;

    ListenersHealth(
            KafkaListenerEndpointRegistry registry,
            ObjectProvider<TopicFollower> followers,
            ApplicationContext context) {
        super("listeners cannot be asked");
        this.registry = registry;
        this.followers = followers;
        this.context = context;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        for (MessageListenerContainer container : registry.getListenerContainers()) {
            if (!container.isRunning() || !container.isInExpectedState()) {
                builder.down();
                builder.withDetail(String.valueOf(container.getListenerId()), "does not listen");
            }
        }
        if (!followers.stream().allMatch(TopicFollower::isAlive)) {
            builder.down().withDetail("followers", "one does not follow its topic");
        }
    }

    @EventListener
    void stopped(ConsumerStoppedEvent event) {
        if (event.getReason() == ConsumerStoppedEvent.Reason.ERROR) {
            AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        }
    }
}
