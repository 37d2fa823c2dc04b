package org.openrouterwatcher.audit.reading;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.openrouterwatcher.audit.trail.AuditProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows and checks the audit trail. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
public class ReadingConfiguration {

    @Bean
    ListAuditController listAuditController(JdbcClient jdbc) {
        return new ListAuditController(new AuditPages(jdbc));
    }

    @Bean
    ChainVerifier chainVerifier(DataSource database, MeterRegistry meters) {
        return new ChainVerifier(database, meters);
    }

    @Bean
    VerifyAuditController verifyAuditController(ChainVerifier chain) {
        return new VerifyAuditController(chain);
    }

    @Bean
    RegularCheck regularAuditCheck(ChainVerifier chain, AuditProperties properties) {
        return new RegularCheck(chain, properties.checkEvery());
    }
}
