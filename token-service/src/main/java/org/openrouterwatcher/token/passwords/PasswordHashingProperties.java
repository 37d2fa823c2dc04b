package org.openrouterwatcher.token.passwords;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How dear a hash of a password is. The least values are OWASP's minimum for Argon2id; raising them rehashes each
 * password when its owner next logs in.
 *
 * @param memoryKib memory of one hash in KiB
 * @param iterations passes over that memory
 * @param atOnce how many hashes are made at the same time: their memory is this often {@code memoryKib}
 * @param longestWait how long a request waits for its turn before it is answered 503
 */
@Validated
@ConfigurationProperties("watcher.password-hashing")
record PasswordHashingProperties(
        @Min(19_456) @Max(1_048_576) @DefaultValue("19456") int memoryKib,
        @Min(2) @Max(20) @DefaultValue("2") int iterations,
        @Min(1) @Max(16) @DefaultValue("2") int atOnce,

        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 30) @DefaultValue("3s")
        Duration longestWait) {}
