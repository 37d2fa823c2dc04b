package org.openrouterwatcher.messaging.listening;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.openrouterwatcher.messaging.deadletter.DeadLetters;
import org.openrouterwatcher.messaging.deadletter.Parking;
import org.openrouterwatcher.messaging.deadletter.Redelivery;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.messaging.producing.ProducingConfiguration;
import org.openrouterwatcher.messaging.topics.TopicConfiguration;
import org.openrouterwatcher.messaging.topics.TopicEnds;
import org.openrouterwatcher.messaging.topics.TopicSetup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.kafka.support.converter.MessagingMessageConverter;

/** Sets up what stands behind every {@code @KafkaListener}. */
@AutoConfiguration(
        before = KafkaAutoConfiguration.class,
        after = {ProducingConfiguration.class, TopicConfiguration.class})
@EnableConfigurationProperties(ListenerProperties.class)
@PropertySource("classpath:org/openrouterwatcher/messaging/listening/defaults.properties")
public class ListeningConfiguration {

    @Bean
    EventReader eventReader(MeterRegistry meters) {
        return new EventReader(meters);
    }

    @Bean
    DeadLetters deadLetters(ProducerSettings producers, MeterRegistry meters, Clock clock) {
        return new DeadLetters(producers, meters, clock);
    }

    /** Listeners are started by {@link ListenerStarter}, not by the container itself. */
    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> kafkaListenerContainerFactory(
            KafkaProperties properties,
            KafkaConnectionDetails connection,
            DeadLetters deadLetters,
            ObjectProvider<Parking> parking,
            ListenerProperties listeners) {
        Parking ownParking = parking.getIfAvailable(() -> Parking.NONE);
        Map<String, Object> configured = configured(properties, connection);
        var factory = new ConcurrentKafkaListenerContainerFactory<byte[], byte[]>();
        factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(ConsumerSettings.from(configured)));
        factory.setAutoStartup(false);
        factory.getContainerProperties().setAckMode(AckMode.RECORD);
        factory.getContainerProperties().setSyncCommits(true);
        factory.setCommonErrorHandler(FailureHandling.errorHandler(
                new GivingUp(deadLetters, ownParking), new Patience(listeners, System::nanoTime)));
        factory.setContainerCustomizer(container -> {
            acknowledgeBatchesAsSuch(container.getContainerProperties());
            putBefore(container, ownParking);
        });
        factory.setRecordMessageConverter(plainHeaders());
        return factory;
    }

    @Bean
    Redelivery redelivery(KafkaListenerEndpointRegistry registry) {
        return new ListenerRedelivery(registry);
    }

    @Bean
    ListenerStarter listenerStarter(KafkaListenerEndpointRegistry registry, TopicSetup topics) {
        return new ListenerStarter(registry, topics);
    }

    @Bean
    TopicFollowers topicFollowers(
            KafkaProperties properties, KafkaConnectionDetails connection, TopicSetup topics, TopicEnds broker) {
        return new TopicFollowers(configured(properties, connection), topics, broker);
    }

    @Bean
    ListenersHealth listenersHealthIndicator(
            KafkaListenerEndpointRegistry registry,
            ObjectProvider<TopicFollower> followers,
            ApplicationContext context) {
        return new ListenersHealth(registry, followers, context);
    }

    /** Those that take records one by one acknowledge them so; of a batch that would be all of them each time. */
    private static void acknowledgeBatchesAsSuch(ContainerProperties properties) {
        if (properties.getMessageListener() instanceof BatchMessageListener<?, ?>) {
            properties.setAckMode(AckMode.BATCH);
        }
    }

    private static void putBefore(AbstractMessageListenerContainer<byte[], byte[]> container, Parking parking) {
        ContainerProperties properties = container.getContainerProperties();
        String group = Objects.requireNonNull(container.getGroupId(), "a listener has a group");
        properties.setMessageListener(ParkingListener.before(
                Objects.requireNonNull(properties.getMessageListener(), "a container has a listener"), group, parking));
    }

    private static Map<String, Object> configured(KafkaProperties properties, KafkaConnectionDetails connection) {
        Map<String, Object> configured = properties.buildConsumerProperties();
        configured.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                connection.getConsumer().getBootstrapServers());
        return configured;
    }

    /** No header of a record is ever taken as JSON or as the name of a class. */
    private static MessagingMessageConverter plainHeaders() {
        var converter = new MessagingMessageConverter();
        converter.setHeaderMapper(new SimpleKafkaHeaderMapper());
        return converter;
    }
}
