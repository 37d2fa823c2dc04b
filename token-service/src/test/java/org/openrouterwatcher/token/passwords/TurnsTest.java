package org.openrouterwatcher.token.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.web.problem.Refusal;

class TurnsTest {

    @Test
    void sendsAwayWhoWaitsTooLong() {
        var turns = new Turns(1, Duration.ofMillis(100));

        turns.take(() -> assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> turns.take(() -> "never"))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().status().value()).isEqualTo(503);
                    assertThat(refusal.problem().headers()).containsKey("Retry-After");
                }));
    }

    @Test
    void giveTheTurnBackWhenTheWorkFails() {
        var turns = new Turns(1, Duration.ofMillis(100));
        assertThatIllegalStateException()
                .isThrownBy(() -> turns.take(() -> {
                    throw new IllegalStateException("failed");
                }));

        assertThat(turns.<String>take(() -> "next")).isEqualTo("next");
    }

    @Test
    void letNoMoreWorkAtOnceThanThereAre() {
        var turns = new Turns(2, Duration.ofSeconds(30));
        var working = new AtomicInteger();

        var most = Parallel.calls(
                20,
                _ -> turns.take(() -> {
                    int now = working.incrementAndGet();
                    Thread.yield();
                    working.decrementAndGet();
                    return now;
                }));

        assertThat(most).hasSize(20).allMatch(now -> now <= 2);
    }
}
