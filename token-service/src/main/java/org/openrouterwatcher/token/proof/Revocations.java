package org.openrouterwatcher.token.proof;

import static org.openrouterwatcher.token.database.DatabaseTime.of;
import static org.openrouterwatcher.token.database.DatabaseTime.ofNullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.openrouterwatcher.token.database.DatabaseTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The revocations of the last days. */
@Repository
public class Revocations {

    private static final String COLUMNS =
            "select id, kind, ended, xid::text::bigint as xid, created_at, proven_at, standings" + " from revocations ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Revocations(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes a revocation in the transaction that ends something.
     *
     * @param about the one token, session or account that it is about, in the words of the feed
     * @param ended all tokens, sessions and accounts that it ends
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Revocation add(RevocationKind kind, String about, long accountId, List<String> ended) {
        var id = UUID.randomUUID();
        Instant now = clock.instant();
        long xid = jdbc.sql("""
                        insert into revocations (id, kind, about, account_id, ended, created_at)
                        values (:id, :kind, :about, :accountId, :ended, :now)
                        returning xid::text::bigint
                        """)
                .param("id", id)
                .param("kind", word(kind))
                .param("about", about)
                .param("accountId", accountId)
                .param("ended", ended.toArray(String[]::new))
                .param("now", of(now))
                .query(Long.class)
                .single();
        return new Revocation(id, kind, ended, xid, now, null, Standings.none());
    }

    /** The revocation that was the last to be about something. */
    public Optional<Revocation> lastAbout(String about) {
        return jdbc.sql(COLUMNS + "where about = :about order by created_at desc limit 1")
                .param("about", about)
                .query(this::revocation)
                .optional();
    }

    Optional<Revocation> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(this::revocation)
                .optional();
    }

    /** Some of those that are not proven, oldest first. */
    List<Revocation> pending(int limit) {
        return jdbc.sql(COLUMNS + "where proven_at is null order by created_at limit :limit")
                .param("limit", limit)
                .query(this::revocation)
                .list();
    }

    /**
     * Notes how things stand with a revocation that was not proven.
     *
     * @return false when it was proven already
     */
    boolean note(Revocation seen) {
        return jdbc.sql("""
                        update revocations set standings = cast(:standings as jsonb), proven_at = :provenAt
                        where id = :id and proven_at is null
                        """)
                        .param("standings", json.writeValueAsString(seen.standings()))
                        .param("provenAt", ofNullable(seen.provenAt()))
                        .param("id", seen.id())
                        .update()
                == 1;
    }

    /**
     * Notes those that are proven.
     *
     * @return which of them were not noted before
     */
    Set<UUID> noteProven(Collection<Revocation> proven) {
        // always in the same order, so that two instances with the same ones do not wait for each other
        List<Revocation> sorted =
                proven.stream().sorted(Comparator.comparing(Revocation::id)).toList();
        return Set.copyOf(jdbc.sql("""
                        update revocations known
                        set standings = cast(seen.standings as jsonb), proven_at = cast(seen.proven_at as timestamptz)
                        from unnest(:ids, :standings, :times) as seen (id, standings, proven_at)
                        where known.id = cast(seen.id as uuid) and known.proven_at is null
                        returning known.id
                        """)
                .param("ids", texts(sorted, it -> it.id().toString()))
                .param("standings", texts(sorted, it -> json.writeValueAsString(it.standings())))
                .param("times", texts(sorted, it -> String.valueOf(it.provenAt())))
                .query(UUID.class)
                .list());
    }

    private static String[] texts(List<Revocation> revocations, Function<Revocation, String> part) {
        return revocations.stream().map(part).toArray(String[]::new);
    }

    int removeProvenBefore(Instant time, int limit) {
        return jdbc.sql("""
                        delete from revocations where id in (
                            select id from revocations where created_at < :time and proven_at is not null
                            order by created_at limit :limit for update skip locked)
                        """).param("time", of(time)).param("limit", limit).update();
    }

    private Revocation revocation(ResultSet row, int number) throws SQLException {
        return new Revocation(
                row.getObject("id", UUID.class),
                RevocationKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                List.of((String[]) row.getArray("ended").getArray()),
                row.getLong("xid"),
                DatabaseTime.get(row, "created_at"),
                DatabaseTime.getNullable(row, "proven_at"),
                json.readValue(row.getString("standings"), Standings.class));
    }

    private static String word(RevocationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
