package org.openrouterwatcher.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;

/**
 * All API tokens, ended sessions and disabled accounts, in memory: what the gateway decides by, without asking anybody.
 * Facts merge monotonically ({@link KnownToken#merge}), so they may come in any order, twice, and from several sources:
 * the feed, an introspection, a revocation that this gateway carried itself.
 *
 * <p>Reads are lock-free; the few writers exclude each other, because a token stands in two maps.
 */
public final class TokenView {

    /** How long something stays known after its end; longer than clocks of services may differ. */
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final Map<TokenDigest, KnownToken> byDigest = new ConcurrentHashMap<>();
    private final Map<Long, KnownToken> byId = new ConcurrentHashMap<>();
    private final Map<UUID, Long> endedSessions = new ConcurrentHashMap<>();
    private final Set<Long> disabledUsers = ConcurrentHashMap.newKeySet();

    /** Takes a fact from the feed. */
    public void apply(TokenEvent event) {
        switch (event) {
            case ApiTokenIssued it ->
                issue(TokenDigest.parse(it.digest()), it.tokenId(), it.userId(), it.expiresAt(), it.version());
            case ApiTokenRevoked it ->
                merge(new KnownToken(
                        null, it.tokenId(), it.userId(), KnownToken.millis(it.expiresAt()), it.version(), true));
            case SessionRevoked it -> endSession(it.sessionId(), it.expiresAt());
            case UserDisabled it -> disableUser(it.userId());
            case FeedClosed _ -> {
                // says how fresh the feed is, nothing about a token
            }
        }
    }

    /** Learns of a token that may be used. */
    public void issue(TokenDigest digest, long tokenId, long userId, @Nullable Instant expiresAt, long version) {
        merge(new KnownToken(digest, tokenId, userId, KnownToken.millis(expiresAt), version, false));
    }

    /** Refuses a token from now on, whatever else is heard of it. */
    public void revokeToken(long tokenId) {
        merge(new KnownToken(null, tokenId, 0, KnownToken.NEVER, 0, true));
    }

    /**
     * Refuses a session's access tokens from now on.
     *
     * @param lastExpiry when the last of them ends by itself, and the session may be forgotten
     */
    public void endSession(UUID sessionId, Instant lastExpiry) {
        endedSessions.merge(sessionId, lastExpiry.toEpochMilli(), Math::max);
    }

    /** Refuses everything an account holds from now on. */
    public void disableUser(long userId) {
        disabledUsers.add(userId);
    }

    /** What is known of the token with this digest. */
    public TokenStatus status(TokenDigest digest, Instant now) {
        KnownToken token = byDigest.get(digest);
        if (token == null) {
            return new TokenStatus.Unknown();
        }
        if (token.revoked() || disabledUsers.contains(token.userId())) {
            return new TokenStatus.Revoked();
        }
        return token.expiredAt(now.toEpochMilli())
                ? new TokenStatus.Expired()
                : new TokenStatus.Active(token.tokenId(), token.userId());
    }

    /** Whether a session's access tokens are refused. */
    public boolean isEnded(UUID sessionId) {
        return endedSessions.containsKey(sessionId);
    }

    /** Whether everything of this account is refused. */
    public boolean isDisabled(long userId) {
        return disabledUsers.contains(userId);
    }

    /** Forgets what ended by itself a while ago. */
    public synchronized void dropExpired(Instant now) {
        long before = now.minus(MEMORY).toEpochMilli();
        byId.values().stream().filter(token -> token.expiredAt(before)).forEach(this::drop);
        endedSessions.values().removeIf(expiry -> expiry <= before);
    }

    /** Forgets which tokens may be used, before they are all told again; what is refused stays refused. */
    public synchronized void forgetIssued() {
        byId.values().stream().filter(token -> !token.revoked()).forEach(this::drop);
    }

    /** How many tokens are known, revoked ones included. */
    public int tokens() {
        return byId.size();
    }

    /** How many sessions were ended before their time. */
    public int endedSessions() {
        return endedSessions.size();
    }

    /** How many accounts are disabled. */
    public int disabledUsers() {
        return disabledUsers.size();
    }

    private synchronized void merge(KnownToken fact) {
        KnownToken merged = byId.merge(fact.tokenId(), fact, KnownToken::merge);
        if (merged.digest() != null) {
            byDigest.put(merged.digest(), merged);
        }
    }

    private void drop(KnownToken token) {
        byId.remove(token.tokenId());
        if (token.digest() != null) {
            byDigest.remove(token.digest());
        }
    }
}
