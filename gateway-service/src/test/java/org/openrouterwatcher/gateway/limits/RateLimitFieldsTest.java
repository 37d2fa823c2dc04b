package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitFieldsTest {

    private static final Quota QUOTA = new Quota("token", 100, Duration.ofHours(1));

    @Test
    void tellsQuotaAndRestAsStructuredFields() {
        assertThat(RateLimitFields.of(new Allowance(QUOTA, true, 99, 3599)))
                .containsEntry("RateLimit-Policy", "\"token\";q=100;w=3600")
                .containsEntry("RateLimit", "\"token\";r=99;t=3599")
                .containsEntry("X-RateLimit-Limit", "100")
                .containsEntry("X-RateLimit-Remaining", "99")
                .doesNotContainKey("Retry-After");
    }

    @Test
    void saysWhenToComeBackOnlyWhenItRefused() {
        assertThat(RateLimitFields.of(new Allowance(QUOTA, false, 0, 12))).containsEntry("Retry-After", "12");
    }
}
