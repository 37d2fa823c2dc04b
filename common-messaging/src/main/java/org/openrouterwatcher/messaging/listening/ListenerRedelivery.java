package org.openrouterwatcher.messaging.listening;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.messaging.deadletter.Redelivery;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Finds the listener of a group and topic among those of this service, and calls it beside its consumer. */
final class ListenerRedelivery implements Redelivery {

    private final KafkaListenerEndpointRegistry registry;

    ListenerRedelivery(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Outcome deliver(String consumer, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return listener(consumer, kafkaRecord.topic())
                .map(listener -> deliver(listener, kafkaRecord))
                .orElseGet(Outcome.NobodyListens::new);
    }

    private static Outcome deliver(ParkingListener listener, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        try {
            listener.deliver(kafkaRecord);
            return new Outcome.Handled();
        } catch (RuntimeException e) {
            return Outage.isDatabaseAway(e) ? new Outcome.DatabaseAway(e) : new Outcome.Failed(e);
        }
    }

    private Optional<ParkingListener> listener(String consumer, String topic) {
        return registry.getListenerContainers().stream()
                .filter(container -> consumer.equals(container.getGroupId()) && hears(container, topic))
                .map(container -> container.getContainerProperties().getMessageListener())
                .filter(ParkingListener.class::isInstance)
                .map(ParkingListener.class::cast)
                .findFirst();
    }

    private static boolean hears(MessageListenerContainer container, String topic) {
        String[] topics = container.getContainerProperties().getTopics();
        return topics != null && List.of(topics).contains(topic);
    }
}
