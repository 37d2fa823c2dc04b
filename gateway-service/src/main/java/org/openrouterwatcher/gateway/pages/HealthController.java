package org.openrouterwatcher.gateway.pages;

import java.util.Locale;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /health}: whether this gateway can let anybody in. Says nothing that a stranger should not know. */
@RestController
class HealthController {

    private final ViewTrust trust;

    HealthController(ViewTrust trust) {
        this.trust = trust;
    }

    /**
     * How the gateway is.
     *
     * @param status {@code up}; {@code starting} with status 503; {@code degraded} when API tokens are not let in
     * @param tokenView how much the gateway trusts what it knows of revocations: {@code booting}, {@code fresh},
     *     {@code stale} or {@code expired}
     */
    record Health(String status, String tokenView) {}

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        GatewayState state = trust.state();
        return ResponseEntity.status(state == GatewayState.BOOTING ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(new Health(statusIn(state), state.name().toLowerCase(Locale.ROOT)));
    }

    private static String statusIn(GatewayState state) {
        return switch (state) {
            case BOOTING -> "starting";
            case FRESH, STALE -> "up";
            case EXPIRED -> "degraded";
        };
    }
}
