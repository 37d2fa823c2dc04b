package org.openrouterwatcher.gateway.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.revocation.Freshness;

class ViewTrustTest {

    private Duration now = Duration.ZERO;
    private final ViewTrust trust = new ViewTrust(
            "gateway-1",
            new Freshness.Limits(Duration.ofSeconds(3), Duration.ofSeconds(30)),
            () -> now.toNanos(),
            Clock.systemUTC());

    @Test
    void doesNotSufficeBeforeAnythingIsProven() {
        assertThat(trust.suffices()).isFalse();
        assertThat(trust.ageMillis()).isEmpty();
        assertThat(trust.isBooting()).isTrue();
    }

    @Test
    void sufficesUntilTheViewExpires() {
        prove(trust.startOver(1));

        now = Duration.ofSeconds(30);
        assertThat(trust.suffices()).isTrue();
        now = Duration.ofSeconds(30).plusNanos(1);
        assertThat(trust.suffices()).isFalse();
        assertThat(trust.isBooting()).isFalse();
    }

    @Test
    void isLostWithTheFeedAndNotWonBackByAnAnswerToAnEarlierQuestion() {
        Run before = trust.startOver(1);
        prove(before);

        trust.startOver(1);
        prove(before);

        assertThat(trust.state()).isEqualTo(GatewayState.BOOTING);
    }

    @Test
    void hasANameOfItsOwnForEveryRun() {
        String first = trust.startOver(1).gateway();
        String second = trust.startOver(1).gateway();

        assertThat(first).startsWith("gateway-1-").isNotEqualTo(second);
    }

    private static void prove(Run run) {
        run.freshness().polled(run.freshness().asking(), 1, true);
    }
}
