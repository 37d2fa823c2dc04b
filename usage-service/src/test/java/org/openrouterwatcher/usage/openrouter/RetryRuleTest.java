package org.openrouterwatcher.usage.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.usage.openrouter.Outcome.Cause;
import org.openrouterwatcher.usage.openrouter.Outcome.Failed;
import org.openrouterwatcher.usage.openrouter.Outcome.Replied;

class RetryRuleTest {

    private static final byte[] NOTHING = {};

    private final RetryRule rule = new RetryRule(Duration.ofMillis(100), Duration.ofSeconds(5));

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503, 524, 529})
    void asksAgainWhereItMayHelp(int status) {
        assertThat(rule.isWorthRetrying(replied(status, null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 400, 401, 402, 403, 404, 422})
    void takesEveryOtherStatusAsFinal(int status) {
        assertThat(rule.isWorthRetrying(replied(status, null))).isFalse();
    }

    @Test
    void asksAgainAfterABrokenConnectionOnly() {
        assertThat(rule.isWorthRetrying(Failed.of(Cause.CONNECTION, ""))).isTrue();
        assertThat(rule.isWorthRetrying(Failed.of(Cause.REFUSED_BY_US, ""))).isFalse();
        assertThat(rule.isWorthRetrying(Failed.of(Cause.NOT_ASKED, ""))).isFalse();
    }

    @Test
    void waitsUpToItsLongestPauseAndGivesUpBeyond() {
        assertThat(rule.isWorthRetrying(replied(429, Duration.ofSeconds(5)))).isTrue();
        assertThat(rule.isWorthRetrying(replied(429, Duration.ofMillis(5001)))).isFalse();
    }

    @Test
    void doublesThePauseUpToTheLongest() {
        var busy = replied(503, null);

        assertThat(rule.pauseAfter(1, busy, 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(rule.pauseAfter(2, busy, 1)).isEqualTo(Duration.ofMillis(200));
        assertThat(rule.pauseAfter(4, busy, 1)).isEqualTo(Duration.ofMillis(800));
        assertThat(rule.pauseAfter(60, busy, 1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void spreadsThePauseOverItsUpperHalf() {
        assertThat(rule.pauseAfter(2, replied(503, null), 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(rule.pauseAfter(2, replied(503, null), 0.5)).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void neverComesBackEarlierThanTold() {
        assertThat(rule.pauseAfter(1, replied(429, Duration.ofSeconds(3)), 0)).isEqualTo(Duration.ofSeconds(3));
    }

    private static Outcome replied(int status, Duration retryAfter) {
        return new Replied(status, NOTHING, retryAfter);
    }
}
