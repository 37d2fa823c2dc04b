package org.openrouterwatcher.token.passwords;

import java.util.Optional;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id (RFC 9106) over passwords. Each hash takes much time and memory, which is its purpose, so only a few are
 * made at once and who waits too long is sent away: log-in must not be a lever to stop everything else. Call it outside
 * of transactions.
 */
@Component
public class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder argon2;
    private final Turns turns;

    /** Stands in for the hash of an account that is not there, so that its absence takes the same time. */
    private final Secret nobodysHash;

    PasswordHasher(PasswordHashingProperties properties) {
        this.argon2 =
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, properties.memoryKib(), properties.iterations());
        this.turns = new Turns(properties.atOnce(), properties.longestWait());
        this.nobodysHash = hash(Secret.of("nobody has this password"));
    }

    /**
     * The hash of a password, with its parameters and a fresh salt.
     *
     * @throws Refusal 503 when too many others wait
     */
    public Secret hash(Secret password) {
        return turns.take(() -> Secret.of(argon2.encode(PasswordText.of(password))));
    }

    /**
     * Whether a password belongs to a hash. Without a hash the answer is no, after the same work.
     *
     * @throws Refusal 503 when too many others wait
     */
    public boolean matches(Secret password, Optional<Secret> hash) {
        String text = PasswordText.of(password);
        if (PasswordText.isBroken(text)) {
            // no hash can be made of it, so it is nobody's
            return false;
        }
        boolean equal =
                turns.take(() -> argon2.matches(text, hash.orElse(nobodysHash).reveal()));
        return equal && hash.isPresent();
    }

    /** Whether a hash is cheaper than hashes are made today. */
    public boolean isOutdated(Secret hash) {
        return argon2.upgradeEncoding(hash.reveal());
    }
}
