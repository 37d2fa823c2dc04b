package org.openrouterwatcher.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PaceTest {

    @Test
    void keepsEachEventForItsMoment() throws InterruptedException {
        var pace = new Pace(50);
        long began = System.nanoTime();

        pace.await(5);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(99));
    }

    /** Whoever went on waiting would do so awake, and take a processor from everybody else. */
    @Test
    @Timeout(5)
    void waitsNoLongerForWhoIsInterrupted() {
        var pace = new Pace(0.01);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pace.await(1)).isInstanceOf(InterruptedException.class);
    }
}
