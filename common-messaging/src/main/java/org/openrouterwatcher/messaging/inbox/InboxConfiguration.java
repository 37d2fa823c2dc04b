package org.openrouterwatcher.messaging.inbox;

import java.time.Clock;
import java.util.List;
import org.openrouterwatcher.messaging.housekeeping.Housekeeping;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;
import org.openrouterwatcher.messaging.outbox.OutboxConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up the inbox of a service that has a database, and the housekeeping of both boxes. */
@AutoConfiguration(after = {OutboxConfiguration.class, TransactionAutoConfiguration.class})
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(JdbcClient.class)
@EnableConfigurationProperties(InboxProperties.class)
public class InboxConfiguration {

    @Bean
    Inbox inbox(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, InboxProperties properties) {
        return new Inbox(jdbc, new TransactionTemplate(transactions), clock, properties);
    }

    @Bean
    Housekeeping housekeeping(List<RemovesOldRows> tables) {
        return new Housekeeping(tables);
    }
}
