package org.openrouterwatcher.gateway.pages;

import org.openrouterwatcher.gateway.tokens.ViewReadiness;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /health}: whether this gateway can let anybody in. Says nothing that a stranger should not know. */
@RestController
class HealthController {

    private final ViewReadiness readiness;

    HealthController(ViewReadiness readiness) {
        this.readiness = readiness;
    }

    /**
     * How the gateway is.
     *
     * @param status {@code up}, or {@code starting} with status 503
     * @param tokenView {@code complete} once the gateway knows what is revoked, {@code reading} before
     */
    record Health(String status, String tokenView) {}

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        boolean ready = readiness.isComplete();
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(ready ? new Health("up", "complete") : new Health("starting", "reading"));
    }
}
