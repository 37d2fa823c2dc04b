package org.openrouterwatcher.benchmarks.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.stage.Told;

class LastGatewayTest {

    private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");

    private final List<Told> feed = List.of(revoked(7, 100), revoked(8, 101));

    @Test
    void theSlowestGatewayCountsAndOfEachTheFirstReportThatHasTheRecord() {
        var gateways = new LastGateway(
                feed,
                List.of(
                        applied("fast", 100, 1),
                        applied("fast", 101, 4),
                        applied("slow", 100, 2),
                        applied("slow", 102, 12),
                        applied("fast", 102, 9),
                        applied("slow", 103, 30)));

        assertThat(gateways.nanosOf(Map.of(7L, START)))
                .containsExactly(Duration.ofMillis(12).toNanos());
        assertThat(gateways.nanosOf(Map.of(8L, START.plusMillis(5))))
                .containsExactly(Duration.ofMillis(7).toNanos());
    }

    @Test
    void aReportThatIsRepeatedLaterChangesNothing() {
        var gateways = new LastGateway(feed, List.of(applied("one", 101, 4), applied("one", 101, 1_000)));

        assertThat(gateways.nanosOf(Map.of(7L, START)))
                .containsExactly(Duration.ofMillis(4).toNanos());
    }

    @Test
    void aRevocationThatStandsNowhereIsNotLeftOut() {
        var gateways = new LastGateway(feed, List.of(applied("one", 102, 4)));

        assertThatThrownBy(() -> gateways.nanosOf(Map.of(7L, START, 9L, START)))
                .hasMessage("1 revocations do not stand in the feed");
    }

    @Test
    void aGatewayThatHasNotAppliedItIsNotLeftOut() {
        var gateways = new LastGateway(feed, List.of(applied("one", 102, 4), applied("other", 101, 4)));

        assertThatThrownBy(() -> gateways.nanosOf(Map.of(8L, START.plusMillis(5))))
                .hasMessage("a gateway has not said that it has applied record 101");
    }

    private static Told revoked(long token, long offset) {
        return new Told(
                0,
                offset,
                "event-" + token,
                new ApiTokenRevoked(token, 1, START.minusSeconds(1), null, RevocationReason.REVOKED_BY_OWNER, 1));
    }

    private static Told applied(String gateway, long nextOffset, long millis) {
        return new Told(
                0,
                0,
                gateway,
                new FeedApplied(
                        gateway,
                        0,
                        nextOffset,
                        1,
                        GatewayState.FRESH,
                        0,
                        Map.of(),
                        START.plusMillis(millis),
                        nextOffset));
    }
}
