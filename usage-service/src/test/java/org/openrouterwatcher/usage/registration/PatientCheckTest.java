package org.openrouterwatcher.usage.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.validation.Verdict;
import org.openrouterwatcher.web.secret.Secret;

class PatientCheckTest {

    private static final Secret KEY = Secret.of("sk-or-v1-" + "0".repeat(64));

    @Test
    void saysWhatOpenRouterSays() {
        var refused = new Verdict.Refused("401");

        var check = new PatientCheck(_ -> refused, Duration.ofSeconds(30));

        assertThat(check.check(KEY)).isEqualTo(refused);
    }

    @Test
    void provesNothingWhenOpenRouterTakesTooLong() {
        var never = new CountDownLatch(1);
        var check = new PatientCheck(_ -> waitFor(never), Duration.ofMillis(100));

        var verdict = check.check(KEY);

        assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
        never.countDown();
    }

    private static Verdict waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Verdict.Refused("too late");
    }
}
