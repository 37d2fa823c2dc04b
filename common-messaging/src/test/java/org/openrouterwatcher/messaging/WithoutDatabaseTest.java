package org.openrouterwatcher.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.messaging.inbox.Inbox;
import org.openrouterwatcher.messaging.inbox.InboxConfiguration;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.messaging.listening.ListeningConfiguration;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.messaging.outbox.OutboxConfiguration;
import org.openrouterwatcher.messaging.producing.ProducerOverrideException;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.messaging.producing.ProducingConfiguration;
import org.openrouterwatcher.messaging.topics.TopicConfiguration;
import org.openrouterwatcher.messaging.topics.TopicSetup;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway hears and says things too, and has no database. */
class WithoutDatabaseTest {

    private final ApplicationContextRunner gateway = new ApplicationContextRunner()
            .withClassLoader(new FilteredClassLoader(JdbcClient.class))
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues("spring.kafka.bootstrap-servers=127.0.0.1:1", "spring.application.name=gateway")
            .withConfiguration(AutoConfigurations.of(
                    KafkaAutoConfiguration.class,
                    ProducingConfiguration.class,
                    TopicConfiguration.class,
                    ListeningConfiguration.class,
                    OutboxConfiguration.class,
                    InboxConfiguration.class));

    @Test
    void aServiceReadsAndProducesButHasNeitherOutboxNorInbox() {
        gateway.run(context -> assertThat(context)
                .hasSingleBean(EventReader.class)
                .hasSingleBean(ProducerSettings.class)
                .hasSingleBean(TopicSetup.class)
                .doesNotHaveBean(Outbox.class)
                .doesNotHaveBean(Inbox.class));
    }

    @Test
    void doesNotStartWithAProducerThatLosesRecords() {
        gateway.withPropertyValues("spring.kafka.producer.acks=1")
                .run(context ->
                        assertThat(context).getFailure().rootCause().isInstanceOf(ProducerOverrideException.class));
    }
}
