package org.openrouterwatcher.audit.reading;

import javax.sql.DataSource;
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
    VerifyAuditController verifyAuditController(DataSource database) {
        return new VerifyAuditController(database);
    }
}
