package org.openrouterwatcher.messaging.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventCatalog;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.Topic;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.Versioned;
import org.openrouterwatcher.revocation.ClosingBarrier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The outbox table. */
final class OutboxEntries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final String[] LATEST_ONLY =
            Topics.ALL.stream().filter(Topic::keepsLatestOnly).map(Topic::name).toArray(String[]::new);

    private final JdbcClient jdbc;

    OutboxEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An event and what it is on the wire. */
    record Outgoing(Envelope<Event> envelope, byte[] payload) {}

    /** Adds events in this order, however many in one statement. */
    void add(List<Outgoing> events) {
        jdbc.sql("""
                        insert into outbox (topic, key, type, headers, payload, version, created_at)
                        select topic, key, type, cast(headers as jsonb), payload, version, cast(created_at as timestamptz)
                        from unnest(:topics, :keys, :types, :headers, :payloads, :versions, :times) with ordinality
                             as event (topic, key, type, headers, payload, version, created_at, position)
                        order by position
                        """)
                .param("topics", texts(events, each -> Topics.of(each.event())))
                .param("keys", texts(events, each -> each.event().subject()))
                .param("types", texts(events, OutboxEntries::type))
                .param("headers", texts(events, OutboxEntries::headers))
                .param("payloads", events.stream().map(Outgoing::payload).toArray(byte[][]::new))
                .param(
                        "versions",
                        events.stream()
                                .map(each -> version(each.envelope.event()))
                                .toArray(Long[]::new))
                .param("times", texts(events, each -> each.time().toString()))
                .update();
    }

    private static String[] texts(List<Outgoing> events, Function<Envelope<Event>, String> part) {
        return events.stream().map(each -> part.apply(each.envelope)).toArray(String[]::new);
    }

    /** Adds a fact unless one of the same subject and version is there. */
    void addUnlessThere(Envelope<Event> envelope, byte[] payload) {
        jdbc.sql("""
                        insert into outbox (topic, key, type, headers, payload, version, created_at)
                        select :topic, :key, :type, cast(:headers as jsonb), :payload, :version, :createdAt
                        where not exists (
                            select from outbox where topic = :topic and key = :key and version = :version)
                        """)
                .param("topic", Topics.of(envelope.event()))
                .param("key", envelope.event().subject())
                .param("type", type(envelope))
                .param("headers", headers(envelope))
                .param("payload", payload)
                .param("version", version(envelope.event()))
                .param("createdAt", at(envelope.time()))
                .update();
    }

    private static String type(Envelope<Event> envelope) {
        return EventCatalog.wireName(envelope.event().getClass());
    }

    private static String headers(Envelope<Event> envelope) {
        return JSON.writeValueAsString(EventSerializer.headers(envelope));
    }

    private static @Nullable Long version(Event event) {
        return event instanceof Versioned versioned ? versioned.version() : null;
    }

    /**
     * What to send next, at most one entry per subject: the oldest, or, on a topic that keeps only the latest, the
     * newest, which speaks for the older ones. Rows are found by being unsent, never by their position: a row with a
     * lower id may be committed later than one with a higher.
     *
     * @param limit how many unsent rows to look at
     * @param setAside subjects to leave out
     */
    Wave unsent(int limit, Collection<OutboxEntry.Subject> setAside) {
        List<Candidate> candidates = jdbc.sql("""
                        with oldest as (
                            select id, topic, key from outbox
                            where sent_at is null
                              and (topic, key) not in (select * from unnest(:asideTopics, :asideKeys))
                            order by id
                            limit :limit
                        ), heads as (
                            select topic, key, min(id) as id from oldest group by topic, key
                        ), chosen as (
                            select entry.*, null::bigint as sent_version
                            from heads join outbox entry on entry.id = heads.id
                            where heads.topic <> all (:latestOnly)
                            union all
                            select newest.*, (select max(sent.version) from outbox sent
                                              where sent.topic = heads.topic and sent.key = heads.key
                                                and sent.sent_at is not null)
                            from heads cross join lateral (
                                select * from outbox entry
                                where entry.topic = heads.topic and entry.key = heads.key and entry.sent_at is null
                                order by entry.version desc, entry.id desc
                                limit 1) newest
                            where heads.topic = any (:latestOnly)
                        )
                        select *, (select count(*) from oldest) as unsent from chosen order by id
                        """)
                .param("limit", limit)
                .param("latestOnly", LATEST_ONLY)
                .param(
                        "asideTopics",
                        setAside.stream().map(OutboxEntry.Subject::topic).toArray(String[]::new))
                .param(
                        "asideKeys",
                        setAside.stream().map(OutboxEntry.Subject::key).toArray(String[]::new))
                .query(OutboxEntries::candidate)
                .list();
        return new Wave(
                candidates.stream()
                        .filter(it -> !it.isOvertaken())
                        .map(Candidate::entry)
                        .toList(),
                candidates.stream()
                        .filter(Candidate::isOvertaken)
                        .map(Candidate::entry)
                        .toList(),
                candidates.stream().anyMatch(it -> it.unsent() > candidates.size() || it.unsent() == limit));
    }

    /** Marks entries sent, and with them the older rows for which they spoke; one commit, because one waits for it. */
    void markSent(Collection<OutboxEntry> entries, Instant now) {
        jdbc.sql("""
                        with spoken as (
                            update outbox set sent_at = :now where id = any (:ids) returning topic, key, version
                        )
                        update outbox older set sent_at = :now from spoken
                        where spoken.topic = any (:latestOnly)
                          and older.topic = spoken.topic and older.key = spoken.key
                          and older.version < spoken.version and older.sent_at is null
                        """)
                .param("now", at(now))
                .param("ids", entries.stream().map(OutboxEntry::id).toArray(Long[]::new))
                .param("latestOnly", LATEST_ONLY)
                .update();
    }

    /** Removes some rows that were sent before a time, and notes that they are missing; how many it removed. */
    int removeSentBefore(Instant time, int limit) {
        return jdbc.sql("""
                        with removed as (
                            delete from outbox where id in (
                                select id from outbox where sent_at < :time order by sent_at limit :limit
                                for update skip locked)
                            returning topic, xid
                        ), noted as (
                            insert into outbox_removed (topic, xid)
                            select distinct on (topic) topic, xid from removed order by topic, xid desc
                            on conflict (topic) do update set xid = greatest(outbox_removed.xid, excluded.xid)
                        )
                        select count(*) from removed
                        """)
                .param("time", at(time))
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /** How much waits, and since when. */
    Backlog backlog() {
        return jdbc.sql("select count(*) as entries, min(created_at) as oldest from outbox where sent_at is null")
                .query((row, _) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Backlog(row.getLong("entries"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** Which ids are unsent, and which transactions were over: in one statement, so both are true of one moment. */
    ClosingBarrier.Unsent unsentIds() {
        return jdbc.sql("""
                        select min(id) as lowest, max(id) as highest,
                               pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest_running
                        from outbox where sent_at is null
                        """)
                .query((row, _) -> new ClosingBarrier.Unsent(
                        row.getLong("lowest"), row.getLong("highest"), row.getLong("oldest_running")))
                .single();
    }

    long nextEpoch() {
        return jdbc.sql("select nextval('outbox_epoch')").query(Long.class).single();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        var entry = new OutboxEntry(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                JSON.readValue(row.getString("headers"), HEADERS),
                row.getBytes("payload"),
                row.getObject("version", Long.class));
        return new Candidate(entry, row.getObject("sent_version", Long.class), row.getLong("unsent"));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
