package org.openrouterwatcher.gateway.tokens;

import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Keeps the gateway out of service until it knows what is revoked. One whose view has expired stays in service: it
 * still serves people who are logged in, and tells scripts why they have to wait.
 */
final class TokenViewHealth implements HealthIndicator {

    private final ViewTrust trust;

    TokenViewHealth(ViewTrust trust) {
        this.trust = trust;
    }

    @Override
    public Health health() {
        return trust.state() == GatewayState.BOOTING
                ? Health.outOfService().build()
                : Health.up().build();
    }
}
