package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.testing.TestClock;

class FixedWindowsTest {

    private static final Quota THREE_A_MINUTE = new Quota("test", 3, Duration.ofMinutes(1));

    private final TestClock clock = TestClock.at("2026-01-02T12:00:30Z");
    private final FixedWindows<String> windows = new FixedWindows<>(THREE_A_MINUTE, 1000, clock);

    @Test
    void grantsAsManyAsTheQuotaSaysAndNoMore() {
        assertThat(windows.take("a").granted()).isTrue();
        assertThat(windows.take("a").granted()).isTrue();
        assertThat(windows.take("a").granted()).isTrue();

        assertThat(windows.take("a").granted()).isFalse();
        assertThat(windows.isExhausted("a")).isTrue();
    }

    @Test
    void tellsWhatIsLeftAndUntilWhen() {
        windows.take("a");
        clock.advance(Duration.ofMillis(10_500));

        Allowance second = windows.take("a");

        assertThat(second.remaining()).isEqualTo(1);
        assertThat(second.resetSeconds()).isEqualTo(50);
    }

    @Test
    void beginsTheWindowWithTheFirstUse() {
        windows.take("a");
        clock.advance(Duration.ofSeconds(59));
        windows.take("a");
        windows.take("a");
        assertThat(windows.take("a").granted()).isFalse();

        clock.advance(Duration.ofSeconds(1));

        assertThat(windows.take("a")).isEqualTo(new Allowance(THREE_A_MINUTE, true, 2, 60));
    }

    @Test
    void doesNotCountWhatItRefused() {
        for (int i = 0; i < 10; i++) {
            windows.take("a");
        }

        assertThat(windows.take("a").remaining()).isZero();
    }

    @Test
    void countsEachKeyForItself() {
        for (int i = 0; i < 4; i++) {
            windows.take("a");
        }

        assertThat(windows.take("b").granted()).isTrue();
        assertThat(windows.isExhausted("b")).isFalse();
    }

    @Test
    void isExactWhenManyAskAtOnce() throws Exception {
        var hundred = new FixedWindows<String>(new Quota("test", 100, Duration.ofHours(1)), 10, clock);
        var granted = new AtomicInteger();
        var go = new CountDownLatch(1);

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    go.await();
                    for (int n = 0; n < 500; n++) {
                        if (hundred.take("a").granted()) {
                            granted.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            go.countDown();
        }

        assertThat(granted).hasValue(100);
    }
}
