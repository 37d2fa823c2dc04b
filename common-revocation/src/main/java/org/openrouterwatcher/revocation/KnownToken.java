package org.openrouterwatcher.revocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one API token.
 *
 * @param digest null while only its revocation was heard
 * @param expiresAt epoch milliseconds at which it is refused for the first time; {@link #NEVER} if it does not expire
 * @param version of the newest fact heard; 0 for what this gateway found out by itself
 */
record KnownToken(
        @Nullable TokenDigest digest, long tokenId, long userId, long expiresAt, long version, boolean revoked) {

    static final long NEVER = Long.MAX_VALUE;

    static long millis(@Nullable Instant expiresAt) {
        return expiresAt == null ? NEVER : expiresAt.toEpochMilli();
    }

    /**
     * What two facts about the same token say together. The order does not matter, nor does hearing one twice: the
     * higher version wins and revoked is final, so that an older fact told again cannot bring a token back.
     */
    KnownToken merge(KnownToken other) {
        KnownToken newer = version >= other.version ? this : other;
        KnownToken older = newer == this ? other : this;
        return new KnownToken(
                newer.digest != null ? newer.digest : older.digest,
                tokenId,
                newer.userId,
                newer.expiresAt,
                newer.version,
                revoked || other.revoked);
    }

    boolean expiredAt(long now) {
        return now >= expiresAt;
    }
}
