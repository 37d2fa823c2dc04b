package org.openrouterwatcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.revocation.GatewayRoll.Gateway;

class GatewayRollTest {

    private long now = 1;
    private final GatewayRoll roll = new GatewayRoll(Duration.ofSeconds(31), () -> now);

    @Test
    void knowsHowFarAGatewayIs() {
        roll.heard(report(1, 0, 40, 1));
        roll.heard(report(1, 1, 50, 2));
        roll.polled("a", 1, 700);

        assertThat(only()).isEqualTo(new Gateway("a", Map.of(0, 40L, 1, 50L), 700, Duration.ZERO, true));
    }

    @Test
    void believesTheNewestReportWhateverTheOrder() {
        roll.heard(report(2, 0, 60, 2));

        roll.heard(report(1, 0, 90, 1));

        assertThat(only().nextOffsets()).isEqualTo(Map.of(0, 60L));
        assertThat(roll.beats()).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void waitsForAGatewayUntilItHasBeenSilentForLongEnough() {
        roll.heard(report(1, 0, 40, 1));

        pass(Duration.ofSeconds(31));
        assertThat(only().live()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(only().live()).isFalse();
        assertThat(roll.beats()).isEmpty();
    }

    @Test
    void takesOnlyANewBeatForASignOfLife() {
        roll.heard(report(1, 0, 40, 1));
        pass(Duration.ofSeconds(20));
        roll.heard(report(1, 1, 40, 1));
        pass(Duration.ofSeconds(20));
        assertThat(only().live()).isFalse();

        roll.heard(report(2, 0, 40, 2));

        assertThat(only().live()).isTrue();
    }

    @Test
    void takesOnlyAnotherPollForASignOfLife() {
        roll.polled("a", 1, 0);
        pass(Duration.ofSeconds(20));
        roll.polled("a", 1, 0);
        pass(Duration.ofSeconds(20));
        assertThat(only().live()).isFalse();

        roll.polled("a", 2, 0);

        assertThat(only().live()).isTrue();
    }

    @Test
    void waitsForAGatewayOfWhichItOnlyNowHears() {
        pass(Duration.ofHours(1));

        roll.polled("a", 400, 0);

        assertThat(only().live()).isTrue();
        assertThat(roll.beats()).isEmpty();
    }

    @Test
    void forgetsWhoHasBeenSilentForVeryLong() {
        roll.heard(report(1, 0, 40, 1));
        pass(Duration.ofMinutes(10));

        roll.forget(Duration.ofMinutes(10));
        assertThat(roll.gateways()).hasSize(1);
        pass(Duration.ofMillis(1));
        roll.forget(Duration.ofMinutes(10));

        assertThat(roll.gateways()).isEmpty();
    }

    private Gateway only() {
        assertThat(roll.gateways()).hasSize(1);
        return roll.gateways().getFirst();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static FeedApplied report(long beat, int partition, long nextOffset, long version) {
        return new FeedApplied(
                "a", partition, nextOffset, beat, GatewayState.FRESH, 0, Map.of(), Instant.EPOCH, version);
    }
}
