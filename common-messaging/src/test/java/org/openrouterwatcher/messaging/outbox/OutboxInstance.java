package org.openrouterwatcher.messaging.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.messaging.topics.TopicEnds;
import org.openrouterwatcher.messaging.topics.TopicProperties;
import org.openrouterwatcher.messaging.topics.TopicSetup;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One instance of a service that has an outbox, put together by hand: quick to start, and a test can have several. */
final class OutboxInstance implements AutoCloseable {

    static final OutboxProperties PROPERTIES = new OutboxProperties(
            500,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(2500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofHours(24));

    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final OutboxEntries entries;
    final Outbox outbox;
    final OutboxChanges changes;
    final OutboxRelay relay;
    private final TopicEnds broker;
    private final HikariDataSource pool = new HikariDataSource();

    private OutboxInstance(
            PostgresDatabase database,
            String brokers,
            OutboxProperties properties,
            Optional<FreshnessMarks> marks,
            List<Retelling> retellings) {
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(1);
        Clock clock = Clock.systemUTC();
        var wakeUp = new WakeUp();
        jdbc = JdbcClient.create(pool);
        var transactionManager = new JdbcTransactionManager(pool);
        transactions = new TransactionTemplate(transactionManager);
        entries = new OutboxEntries(jdbc);
        var gate = marks.map(it -> new FeedGate(jdbc, it.topic(), properties.sealPatience()));
        outbox = new Outbox(entries, gate, wakeUp, "/messaging-test", clock);
        changes = new OutboxChanges(jdbc, transactionManager);
        var metrics = new OutboxMetrics(entries, meters, clock);
        var topics = topics(brokers);
        topics.start();
        broker = new TopicEnds(Map.of("bootstrap.servers", brokers));
        Map<String, Object> kafka = new HashMap<>(Map.of("bootstrap.servers", brokers));
        relay = new OutboxRelay(
                new UnpooledConnections(details(database), Duration.ofSeconds(10), properties.leaseTimeout()),
                topics,
                new RelayTurn.Factory(
                        ProducerSettings.from(kafka),
                        () -> new RenewedTopics(topics, broker, retellings, "/messaging-test", clock),
                        marks,
                        Optional.empty(),
                        wakeUp,
                        metrics,
                        properties,
                        "/messaging-test",
                        clock),
                wakeUp,
                properties);
    }

    static OutboxInstance of(PostgresDatabase database, String brokers) {
        return new OutboxInstance(database, brokers, PROPERTIES, Optional.empty(), List.of());
    }

    /** One that has more to tell than its outbox, when a topic is new. */
    static OutboxInstance retelling(PostgresDatabase database, String brokers, Retelling retelling) {
        return new OutboxInstance(database, brokers, PROPERTIES, Optional.empty(), List.of(retelling));
    }

    static OutboxInstance marking(PostgresDatabase database, String brokers, FreshnessMarks marks) {
        return new OutboxInstance(database, brokers, PROPERTIES, Optional.of(marks), List.of());
    }

    /** Makes the tables; once per database. */
    static PostgresDatabase migrated(PostgresDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/messaging")
                .load()
                .migrate();
        return database;
    }

    OutboxInstance startRelay() {
        relay.start();
        return this;
    }

    void tell(Event event) {
        transactions.executeWithoutResult(_ -> outbox.append(event));
    }

    long unsent() {
        return entries.backlog().entries();
    }

    @Override
    public void close() {
        if (relay.isRunning()) {
            relay.stop();
        }
        pool.close();
        broker.close();
    }

    private static TopicSetup topics(String brokers) {
        return new TopicSetup(
                WatchedTopics.named(Topics.USAGE_EVENTS, Topics.TOKEN_EVENTS),
                Map.of("bootstrap.servers", brokers),
                new TopicProperties((short) 1, Duration.ofSeconds(30)),
                mismatch -> {
                    throw mismatch;
                });
    }

    private static JdbcConnectionDetails details(PostgresDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.user();
            }

            @Override
            public String getPassword() {
                return database.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
