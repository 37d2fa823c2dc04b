package org.openrouterwatcher.token.registry;

import static org.openrouterwatcher.token.database.DatabaseTime.of;
import static org.openrouterwatcher.token.database.DatabaseTime.ofNullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.token.database.DatabaseTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The API tokens there are and were. */
@Repository
public class ApiTokens {

    private final JdbcClient jdbc;

    ApiTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a token with version 1. */
    public ApiToken add(long accountId, String name, String digest, Instant now, @Nullable Instant expiresAt) {
        return jdbc.sql("""
                        insert into api_tokens (account_id, name, digest, created_at, expires_at)
                        values (:accountId, :name, :digest, :now, :expiresAt)
                        returning *
                        """)
                .param("accountId", accountId)
                .param("name", name)
                .param("digest", digest)
                .param("now", of(now))
                .param("expiresAt", ofNullable(expiresAt))
                .query(ApiTokens::token)
                .single();
    }

    /**
     * How many tokens of an account open something now, without those that were replaced. Exact while the account is
     * locked.
     */
    public int countActive(long accountId, Instant now) {
        return count("replaced_by is null", accountId, now);
    }

    /** How many replaced tokens of an account still open something. Exact while the account is locked. */
    public int countOverlapping(long accountId, Instant now) {
        return count("replaced_by is not null", accountId, now);
    }

    private int count(String which, long accountId, Instant now) {
        return jdbc.sql("""
                        select count(*) from api_tokens
                        where account_id = :accountId and revoked_at is null
                          and (expires_at is null or expires_at > :now) and\s""" + which)
                .param("accountId", accountId)
                .param("now", of(now))
                .query(Integer.class)
                .single();
    }

    /**
     * The tokens of an account that open something now and some of those that do not, newest first: of one moment, so
     * that one which is revoked meanwhile is there once.
     */
    public List<ApiToken> newest(long accountId, Instant now, int limitOfEnded) {
        return jdbc.sql("""
                        select * from api_tokens
                        where account_id = :accountId and revoked_at is null
                          and (expires_at is null or expires_at > :now)
                        union all (
                        select * from api_tokens
                        where account_id = :accountId and (revoked_at is not null or expires_at <= :now)
                        order by id desc limit :limit)
                        order by id desc
                        """)
                .param("accountId", accountId)
                .param("now", of(now))
                .param("limit", limitOfEnded)
                .query(ApiTokens::token)
                .list();
    }

    /** Some tokens of an account that open nothing any more and were made before this one, newest first. */
    public List<ApiToken> ended(long accountId, Instant now, long beforeId, int limit) {
        return jdbc.sql("""
                        select * from api_tokens
                        where account_id = :accountId and id < :beforeId
                          and (revoked_at is not null or expires_at <= :now)
                        order by id desc limit :limit
                        """)
                .param("accountId", accountId)
                .param("now", of(now))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(ApiTokens::token)
                .list();
    }

    /** Some tokens behind this id, revoked or not, that no end of their own has made useless. */
    List<ApiToken> unexpired(long afterId, Instant now, int limit) {
        return jdbc.sql("""
                        select * from api_tokens
                        where id > :afterId and (expires_at is null or expires_at > :now)
                        order by id limit :limit
                        """)
                .param("afterId", afterId)
                .param("now", of(now))
                .param("limit", limit)
                .query(ApiTokens::token)
                .list();
    }

    /** The token with this id. */
    public Optional<ApiToken> find(long id) {
        return jdbc.sql("select * from api_tokens where id = :id")
                .param("id", id)
                .query(ApiTokens::token)
                .optional();
    }

    /** The token with this id, which nobody else changes before the transaction ends. */
    public Optional<ApiToken> lock(long id) {
        return jdbc.sql("select * from api_tokens where id = :id for update")
                .param("id", id)
                .query(ApiTokens::token)
                .optional();
    }

    /** The token whose value has this digest. */
    public Optional<ApiToken> find(String digest) {
        return jdbc.sql("select * from api_tokens where digest = :digest")
                .param("digest", digest)
                .query(ApiTokens::token)
                .optional();
    }

    /** Revokes a token for ever. Empty when it was revoked already. */
    public Optional<ApiToken> revoke(long id, Instant now, RevocationReason reason) {
        return jdbc.sql("""
                        update api_tokens set revoked_at = :now, revoke_reason = :reason, version = version + 1
                        where id = :id and revoked_at is null
                        returning *
                        """)
                .param("now", of(now))
                .param("reason", reason.name())
                .param("id", id)
                .query(ApiTokens::token)
                .optional();
    }

    /** Notes which token took the place of one; that one ends at the given time, if any, and if not before. */
    public ApiToken replace(long id, long replacedBy, @Nullable Instant end) {
        return jdbc.sql("""
                        update api_tokens
                        set replaced_by = :replacedBy,
                            expires_at = least(expires_at, cast(:end as timestamptz)),
                            version = version + 1
                        where id = :id
                        returning *
                        """)
                .param("replacedBy", replacedBy)
                .param("end", ofNullable(end))
                .param("id", id)
                .query(ApiTokens::token)
                .single();
    }

    /**
     * Revokes all tokens of an account, and returns those that were not before. Whoever holds several tokens takes them
     * by their ids, or two would wait for each other.
     */
    public List<ApiToken> revokeAll(long accountId, Instant now, RevocationReason reason) {
        return jdbc.sql("""
                        with held as (
                            select id from api_tokens where account_id = :accountId and revoked_at is null
                            order by id for no key update
                        )
                        update api_tokens token
                        set revoked_at = :now, revoke_reason = :reason, version = version + 1
                        from held where token.id = held.id
                        returning token.*
                        """)
                .param("now", of(now))
                .param("reason", reason.name())
                .param("accountId", accountId)
                .query(ApiTokens::token)
                .list();
    }

    /** Forgets what a closed account called its tokens. */
    public void forgetNames(long accountId) {
        jdbc.sql("update api_tokens set name = '' where account_id = :accountId")
                .param("accountId", accountId)
                .update();
    }

    /**
     * Notes when tokens were used. An earlier use than the one noted changes nothing.
     *
     * @param times of the last use, by ids of tokens
     */
    public void used(Map<Long, Instant> times) {
        jdbc.sql("""
                        with held as (
                            select token.id, used.at
                            from unnest(:ids, cast(:times as timestamptz[])) as used (id, at)
                                join api_tokens token on token.id = used.id
                            order by token.id for no key update of token
                        )
                        update api_tokens token set last_used_at = greatest(token.last_used_at, held.at)
                        from held where token.id = held.id
                        """)
                .param("ids", times.keySet().toArray(Long[]::new))
                .param("times", times.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("name"),
                row.getString("digest"),
                DatabaseTime.get(row, "created_at"),
                DatabaseTime.getNullable(row, "expires_at"),
                DatabaseTime.getNullable(row, "last_used_at"),
                DatabaseTime.getNullable(row, "revoked_at"),
                reason(row.getString("revoke_reason")),
                row.getObject("replaced_by", Long.class),
                row.getLong("version"));
    }

    private static @Nullable RevocationReason reason(@Nullable String name) {
        return name == null ? null : RevocationReason.valueOf(name);
    }
}
