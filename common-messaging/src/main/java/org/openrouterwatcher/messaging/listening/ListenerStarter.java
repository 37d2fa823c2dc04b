package org.openrouterwatcher.messaging.listening;

import org.openrouterwatcher.messaging.topics.TopicSetup;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Starts the listeners when their topics are there: one that starts earlier would find out only minutes later. */
final class ListenerStarter implements SmartLifecycle {

    private final KafkaListenerEndpointRegistry registry;
    private final TopicSetup topics;
    private boolean running;

    ListenerStarter(KafkaListenerEndpointRegistry registry, TopicSetup topics) {
        this.registry = registry;
        this.topics = topics;
    }

    @Override
    public synchronized void start() {
        running = true;
        topics.whenReady(this::startListeners);
    }

    private synchronized void startListeners() {
        if (running) {
            registry.getListenerContainers().forEach(MessageListenerContainer::start);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        registry.getListenerContainers().forEach(MessageListenerContainer::stop);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return registry.getPhase();
    }
}
