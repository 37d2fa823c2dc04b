package org.openrouterwatcher.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How API tokens, sessions and accounts now are; and how fresh this feed is. The topic is compacted: a reader that
 * starts at the beginning learns the state of every subject.
 *
 * <p>Subjects are prefixed with their kind, because a token and an account may have the same number. Each version of a
 * usable token has a subject of its own, {@code token/7/1}, and its end another one, {@code token/7}: when a relay that
 * was frozen writes an older record late, compaction does not put it in the place of the newer one.
 */
public sealed interface TokenEvent extends Event, Versioned {

    /**
     * An API token may be used from now on.
     *
     * @param digest SHA-256 of the token's value, 64 lower-case hex digits. The value has 256 random bits, so the
     *     digest does not help to find it (ASVS 5.0, 6.5.2).
     * @param expiresAt the first instant at which the token is refused; null means it does not expire
     */
    @WireName("org.openrouterwatcher.token.issued.v1")
    record ApiTokenIssued(
            long tokenId,
            long userId,
            String digest,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            long version) implements TokenEvent {
        @Override
        public String subject() {
            return token(tokenId) + "/" + version;
        }
    }

    /**
     * An API token is refused for ever.
     *
     * @param expiresAt how long a hearer has to remember it; null means for ever
     */
    @WireName("org.openrouterwatcher.token.revoked.v1")
    record ApiTokenRevoked(
            long tokenId,
            long userId,
            Instant revokedAt,
            @Nullable Instant expiresAt,
            RevocationReason reason,
            long version)
            implements TokenEvent {
        @Override
        public String subject() {
            return token(tokenId);
        }
    }

    /**
     * Access tokens of a session are refused for ever, even before they expire.
     *
     * @param expiresAt when the last access token of the session expires by itself
     */
    @WireName("org.openrouterwatcher.session.revoked.v1")
    record SessionRevoked(
            UUID sessionId, long userId, Instant revokedAt, Instant expiresAt, RevocationReason reason, long version)
            implements TokenEvent {
        @Override
        public String subject() {
            return session(sessionId);
        }
    }

    /** Everything an account holds is refused: its sessions and its API tokens. */
    @WireName("org.openrouterwatcher.user.disabled.v1")
    record UserDisabled(long userId, Instant disabledAt, RevocationReason reason, long version) implements TokenEvent {
        @Override
        public String subject() {
            return user(userId);
        }
    }

    /**
     * The feed's own freshness. Two promises: every change that was committed before {@code closedAt} stands in this
     * partition before this record; and so does every change that was committed before a beat in {@code heard} was
     * sent. The first is for people, because it compares clocks. A gateway uses the second: it knows by its own watch
     * when it sent that beat.
     *
     * @param epoch rises each time another relay takes over; a mark of an older epoch says nothing
     * @param sealed no change follows until a mark of a higher epoch
     * @param cursor every change of a transaction with a lower id (PostgreSQL's {@code xid8}) stands before this
     *     record; 0 when nothing is promised
     * @param heard per gateway, the highest beat that was heard before the changes were looked up
     */
    @WireName("org.openrouterwatcher.token.feed-closed.v1")
    record FeedClosed(
            int partition,
            long epoch,
            Instant closedAt,
            boolean sealed,
            long cursor,
            Map<String, Long> heard,
            long version)
            implements TokenEvent {
        @Override
        public String subject() {
            return "feed/" + partition;
        }
    }

    /** The subject of an API token's end, and what the subjects of its issuance begin with. */
    static String token(long tokenId) {
        return "token/" + tokenId;
    }

    /** The subject of facts about a session. */
    static String session(UUID sessionId) {
        return "session/" + sessionId;
    }

    /** The subject of facts about an account. */
    static String user(long userId) {
        return "user/" + userId;
    }
}
