package org.openrouterwatcher.token.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.web.secret.Secret;

class PasswordHasherTest {

    private static final Secret PASSWORD = Secret.of("a lamp for the long way home");

    private final PasswordHasher hasher = hasher(19_456, 2);

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
    void saysNoToHalfACharacterWhichNoHashCanBeMadeOf() {
        Secret hash = hasher.hash(PASSWORD);

        assertThat(hasher.matches(Secret.of("\ud800"), Optional.of(hash))).isFalse();
        assertThat(hasher.matches(Secret.of(PASSWORD.reveal() + "\udc00"), Optional.of(hash)))
                .isFalse();
    }

    @Test
    void callsAHashOutdatedWhenParametersRose() {
        Secret hash = hasher.hash(PASSWORD);

        assertThat(hasher.isOutdated(hash)).isFalse();
        assertThat(hasher(19_456, 3).isOutdated(hash)).isTrue();
        assertThat(hasher(20_480, 2).isOutdated(hash)).isTrue();
    }

    private static PasswordHasher hasher(int memoryKib, int iterations) {
        return new PasswordHasher(new PasswordHashingProperties(memoryKib, iterations, 1, Duration.ofSeconds(3)));
    }
}
