package org.openrouterwatcher.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it was created; what happens to it later is its {@link KeyHistory}.
 *
 * @param account name of the account it belongs to
 * @param hash public identity, mostly but not always the SHA-256 of the secret
 * @param earlier spent before the first simulated day
 */
public record SimulatedKey(
        String account,
        String name,
        Kind kind,
        String secret,
        String hash,
        Cap cap,
        String workspaceId,
        String creatorUserId,
        Instant createdAt,
        @Nullable Instant expiresAt,
        Spent earlier,
        Traffic traffic) {

    /** What a key may do: call models, or administer its account. */
    public enum Kind {
        INFERENCE,
        MANAGEMENT
    }

    /** The masked form that OpenRouter shows. */
    public String label() {
        return KeySecrets.label(secret);
    }

    public boolean isManagement() {
        return kind == Kind.MANAGEMENT;
    }

    @Override
    public String toString() {
        return name + " " + label();
    }
}
