package org.openrouterwatcher.token.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.GatewayState;

class GatewayPositionsTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final FeedPosition POSITION = new FeedPosition(0, 100);

    private final GatewayPositions gateways = new GatewayPositions();

    @Test
    void aGatewayThatIsExactlyAtThePositionHasNotPassedIt() {
        report("a", 0, 100, NOW, 1);
        assertThat(gateways.allPassed(POSITION, NOW)).isFalse();

        report("a", 0, 101, NOW, 2);
        assertThat(gateways.allPassed(POSITION, NOW)).isTrue();
    }

    @Test
    void allGatewaysMustHavePassedIt() {
        report("a", 0, 101, NOW, 1);
        report("b", 0, 99, NOW, 1);

        assertThat(gateways.allPassed(POSITION, NOW)).isFalse();
    }

    @Test
    void anOlderReportThatComesLaterChangesNothing() {
        report("a", 0, 50, NOW, 7);
        report("a", 0, 101, NOW, 6);

        assertThat(gateways.allPassed(POSITION, NOW)).isFalse();
    }

    @Test
    void aGatewayMayFallBackWhenItReadsTheFeedAnew() {
        report("a", 0, 101, NOW, 1);
        report("a", 0, 3, NOW, 2);

        assertThat(gateways.allPassed(POSITION, NOW)).isFalse();
    }

    @Test
    void otherPartitionsDoNotMatter() {
        report("a", 0, 101, NOW, 1);
        report("a", 1, 0, NOW, 1);

        assertThat(gateways.allPassed(POSITION, NOW)).isTrue();
    }

    @Test
    void aGatewayIsWaitedForUntilItHasBeenSilentForThirtySeconds() {
        report("a", 0, 0, NOW, 1);

        assertThat(gateways.allPassed(POSITION, NOW.plusSeconds(29))).isFalse();
        assertThat(gateways.allPassed(POSITION, NOW.plusSeconds(30))).isTrue();
    }

    private void report(String gateway, int partition, long nextOffset, Instant at, long version) {
        gateways.note(
                new FeedApplied(gateway, partition, nextOffset, version, GatewayState.FRESH, 0, Map.of(), at, version));
    }
}
