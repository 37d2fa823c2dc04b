package org.openrouterwatcher.messaging.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.openrouterwatcher.events.Topic;
import org.openrouterwatcher.messaging.inbox.InboxConfiguration;
import org.openrouterwatcher.messaging.inbox.InboxProperties;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up parking in a service that has a database. */
@AutoConfiguration(after = InboxConfiguration.class)
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(JdbcClient.class)
public class ParkingConfiguration {

    @Bean
    Letters letters(JdbcClient jdbc) {
        return new Letters(jdbc);
    }

    @Bean
    Parking parking(Letters letters, Clock clock) {
        return new ParkedKeys(letters, clock);
    }

    @Bean
    LaneTurns laneTurns(DataSource database) {
        return new LaneTurns(database);
    }

    @Bean
    LaneReader laneReader(Letters letters, Redelivery redelivery, DeadLetters copies, Clock clock) {
        return new LaneReader(letters, redelivery, copies, clock);
    }

    @Bean
    DeadLetterDesk deadLetterDesk(
            Letters letters,
            LaneTurns turns,
            LaneReader lanes,
            Redelivery redelivery,
            PlatformTransactionManager transactions,
            List<DeadLetterDecisions> hearers,
            Clock clock) {
        return new DeadLetterDesk(
                letters, turns, lanes, redelivery, new TransactionTemplate(transactions), hearers, clock);
    }

    @Bean
    WaitingLetters waitingLetters(Letters letters, LaneTurns turns, LaneReader lanes) {
        return new WaitingLetters(letters, turns, lanes);
    }

    /** Kept as long as the inbox remembers. */
    @Bean
    DecidedLetters decidedLetters(Letters letters, InboxProperties inbox, Clock clock) {
        return new DecidedLetters(letters, inbox.retention(), clock);
    }

    @Bean
    ParkedMetrics parkedMetrics(Letters letters, WatchedTopics topics, MeterRegistry meters, Clock clock) {
        List<String> names = topics.topics().stream().map(Topic::name).toList();
        return new ParkedMetrics(letters, names, meters, clock);
    }
}
