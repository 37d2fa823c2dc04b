package org.openrouterwatcher.gateway.limits;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Keeps the gateway out of service while it does not know what was used before it started. */
final class SharedQuotaHealth implements HealthIndicator {

    private final SharedQuota quota;

    SharedQuotaHealth(SharedQuota quota) {
        this.quota = quota;
    }

    @Override
    public Health health() {
        return quota.isCaughtUp() ? Health.up().build() : Health.outOfService().build();
    }
}
