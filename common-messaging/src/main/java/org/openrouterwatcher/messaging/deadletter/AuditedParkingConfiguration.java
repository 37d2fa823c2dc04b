package org.openrouterwatcher.messaging.deadletter;

import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.audit.trail.TrailConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** In a service with an audit trail, decisions about dead letters are part of it. */
@AutoConfiguration(after = TrailConfiguration.class)
@ConditionalOnClass(AuditTrail.class)
public class AuditedParkingConfiguration {

    @Bean
    @ConditionalOnBean(AuditTrail.class)
    DeadLetterDecisions auditedDecisions(AuditTrail trail) {
        return new AuditedDecisions(trail);
    }
}
