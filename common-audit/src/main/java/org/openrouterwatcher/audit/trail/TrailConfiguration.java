package org.openrouterwatcher.audit.trail;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sets up the audit trail of a service that has a database. */
@AutoConfiguration
@EnableConfigurationProperties(AuditProperties.class)
public class TrailConfiguration {

    @Bean
    AuditEntries auditEntries(JdbcClient jdbc, JsonMapper json, Clock clock) {
        return new AuditEntries(jdbc, json, clock);
    }

    @Bean
    AuditTrail auditTrail(AuditEntries entries) {
        return new AuditTrail(entries);
    }

    @Bean
    Chainer auditChainer(
            JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transaction, AuditProperties properties) {
        return new Chainer(new AuditChain(jdbc, batches, transaction), properties);
    }
}
