package org.openrouterwatcher.gateway.tokens;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Keeps the gateway out of service while it does not know what is revoked. */
final class TokenViewHealth implements HealthIndicator {

    private final ViewReadiness readiness;

    TokenViewHealth(ViewReadiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public Health health() {
        return readiness.isComplete()
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
