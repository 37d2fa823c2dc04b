package org.openrouterwatcher.messaging.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.messaging.producing.ProducingConfiguration;
import org.openrouterwatcher.messaging.topics.TopicConfiguration;
import org.openrouterwatcher.messaging.topics.TopicEnds;
import org.openrouterwatcher.messaging.topics.TopicSetup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Sets up the outbox of a service that has a database. */
@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, ProducingConfiguration.class, TopicConfiguration.class})
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(JdbcClient.class)
@EnableConfigurationProperties(OutboxProperties.class)
@PropertySource("classpath:org/openrouterwatcher/messaging/outbox/defaults.properties")
public class OutboxConfiguration {

    /** A database that is silent for so long has probably given the lease to another relay. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final String source;

    OutboxConfiguration(@Value("${spring.application.name}") String application) {
        this.source = "/" + application;
    }

    @Bean
    OutboxEntries outboxEntries(JdbcClient jdbc) {
        return new OutboxEntries(jdbc);
    }

    @Bean
    WakeUp outboxWakeUp() {
        return new WakeUp();
    }

    @Bean
    Outbox outbox(
            OutboxEntries entries,
            JdbcClient jdbc,
            Optional<FreshnessMarks> marks,
            OutboxProperties properties,
            WakeUp wakeUp,
            Clock clock) {
        Optional<FeedGate> gate = marks.map(it -> new FeedGate(jdbc, it.topic(), properties.sealPatience()));
        return new Outbox(entries, gate, wakeUp, source, clock);
    }

    @Bean
    OutboxChanges outboxChanges(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new OutboxChanges(jdbc, transactions);
    }

    @Bean
    OutboxMetrics outboxMetrics(OutboxEntries entries, MeterRegistry meters, Clock clock) {
        return new OutboxMetrics(entries, meters, clock);
    }

    @Bean
    SentEntries sentEntries(OutboxEntries entries, OutboxProperties properties, Clock clock) {
        return new SentEntries(entries, properties, clock);
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcConnectionDetails database,
            TopicSetup topics,
            TopicEnds broker,
            List<Retelling> retellings,
            ProducerSettings producers,
            Optional<FreshnessMarks> marks,
            Optional<RecordSigner> signer,
            WakeUp wakeUp,
            OutboxMetrics metrics,
            OutboxProperties properties,
            Clock clock) {
        return new OutboxRelay(
                new UnpooledConnections(database, ANSWER_TIMEOUT, properties.leaseTimeout()),
                topics,
                new RelayTurn.Factory(
                        producers,
                        () -> new RenewedTopics(topics, broker, retellings, source, clock),
                        marks,
                        signer,
                        wakeUp,
                        metrics,
                        properties,
                        source,
                        clock),
                wakeUp,
                properties);
    }
}
