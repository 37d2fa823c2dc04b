package org.openrouterwatcher.benchmarks.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastGatewayTest {

    private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");

    @Test
    void theSlowestGatewayCounts() {
        var gateways = new LastGateway(List.of(
                Map.of("token/7", START.plusMillis(2), "token/8", START.plusMillis(9)),
                Map.of("token/7", START.plusMillis(4), "token/8", START.plusMillis(6))));

        assertThat(gateways.nanosOf(Map.of(7L, START)))
                .containsExactly(Duration.ofMillis(4).toNanos());
        assertThat(gateways.nanosOf(Map.of(8L, START.plusMillis(5))))
                .containsExactly(Duration.ofMillis(4).toNanos());
    }

    @Test
    void aGatewayThatHasRecordedNothingOfATokenIsNotLeftOut() {
        var gateways = new LastGateway(
                List.of(Map.of("token/7", START.plusMillis(2)), Map.of("token/8", START.plusMillis(3))));

        assertThatThrownBy(() -> gateways.nanosOf(Map.of(7L, START)))
                .hasMessage("a gateway has not recorded that it refuses token/7");
    }
}
