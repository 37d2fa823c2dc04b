package org.openrouterwatcher.audit.refusal;

import io.micrometer.core.instrument.MeterRegistry;
import org.openrouterwatcher.audit.trail.AuditEntries;
import org.openrouterwatcher.audit.trail.AuditProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;

/** Has refused requests leave entries. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
public class RefusalConfiguration {

    @Bean
    FilterRegistrationBean<RefusalFilter> refusalFilter(
            AuditEntries entries, TransactionTemplate transaction, AuditProperties properties, MeterRegistry meters) {
        var writer = new RefusalWriter(
                refusal -> transaction.executeWithoutResult(_ -> entries.add(refusal)), properties.patience(), meters);
        var registration = new FilterRegistrationBean<>(new RefusalFilter(writer));
        registration.setOrder(RefusalFilter.ORDER);
        return registration;
    }
}
