package org.openrouterwatcher.token.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;

class PasswordHasherTest {

    private static final Secret PASSWORD = Secret.of("a lamp for the long way home");

    private final PasswordHasher hasher = hasher(19_456, 2, Duration.ofSeconds(3));

    @Test
    void hashesWithArgon2idAndTheConfiguredParameters() {
        Secret hash = hasher.hash(PASSWORD);

        assertThat(hash.reveal()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.matches(PASSWORD, Optional.of(hash))).isTrue();
        assertThat(hasher.matches(Secret.of("another one altogether"), Optional.of(hash)))
                .isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
    }

    @Test
    void knowsAPasswordTypedInAnotherNormalForm() {
        Secret hash = hasher.hash(Secret.of("caf\u00e9 au lait, s'il vous pla\u00eet"));

        assertThat(hasher.matches(Secret.of("cafe\u0301 au lait, s'il vous plai\u0302t"), Optional.of(hash)))
                .isTrue();
    }

    @Test
    void looksAtEveryCharacterOfALongPassword() {
        Secret hash = hasher.hash(Secret.of("x".repeat(127) + "a"));

        assertThat(hasher.matches(Secret.of("x".repeat(127) + "b"), Optional.of(hash)))
                .isFalse();
    }

    @Test
    void saysNoWhereThereIsNoHashEvenToThePasswordThatStandsInForIt() {
        assertThat(hasher.matches(Secret.of("nobody has this password"), Optional.empty()))
                .isFalse();
    }

    @Test
    void callsAHashOutdatedWhenParametersRose() {
        Secret hash = hasher.hash(PASSWORD);

        assertThat(hasher.isOutdated(hash)).isFalse();
        assertThat(hasher(19_456, 3, Duration.ofSeconds(3)).isOutdated(hash)).isTrue();
        assertThat(hasher(20_480, 2, Duration.ofSeconds(3)).isOutdated(hash)).isTrue();
    }

    @Test
    void sendsAwayWhoWaitsTooLong() throws InterruptedException {
        var slow = hasher(262_144, 4, Duration.ofMillis(100));
        var started = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            threads.submit(() -> {
                started.countDown();
                return slow.hash(PASSWORD);
            });
            started.await();

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> {
                        // the other hash may begin a moment after it said so
                        for (int i = 0; i < 100; i++) {
                            slow.matches(PASSWORD, Optional.of(Secret.of("no hash at all")));
                        }
                    })
                    .satisfies(refusal ->
                            assertThat(refusal.problem().status().value()).isEqualTo(503));
        }
    }

    private static PasswordHasher hasher(int memoryKib, int iterations, Duration longestWait) {
        return new PasswordHasher(new PasswordHashingProperties(memoryKib, iterations, 1, longestWait));
    }
}
