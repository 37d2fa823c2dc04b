package org.openrouterwatcher.messaging.deadletter;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Decision;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Failure;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table of parked records. */
final class Letters {

    /** Larger values are left out of pages, which are held in memory. */
    static final int LARGE_BYTES = 16 * 1024;

    private static final String SAME_LANE =
            "consumer = :consumer and topic = :topic and lane = sha256(:key::bytea) and state = 'parked'";

    private final JdbcClient jdbc;

    Letters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether anything of this topic is remembered here. */
    boolean areThereAny(String consumer, String topic) {
        return jdbc.sql("select exists (select from dead_letters where consumer = :consumer and topic = :topic)")
                .param("consumer", consumer)
                .param("topic", topic)
                .query(Boolean.class)
                .single();
    }

    /** Whether this very record was parked, now or once. */
    boolean has(String consumer, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return position(jdbc.sql("""
                        select exists (select from dead_letters where consumer = :consumer and topic = :topic
                            and "partition" = :partition and record_offset = :offset and record_time = :time)
                        """), consumer, kafkaRecord)
                .query(Boolean.class)
                .single();
    }

    /** Adds a record that failed; the answer is its id. */
    long add(String consumer, ConsumerRecord<byte[], byte[]> kafkaRecord, Failure failure) {
        return content(jdbc.sql("""
                        insert into dead_letters (consumer, topic, "partition", record_offset, record_time, key,
                            headers, value, parked_at, cause, failed_at, attempts, state)
                        values (:consumer, :topic, :partition, :offset, :time, :key,
                            :headers::json, :value, :at, :cause, :at, :attempts, 'parked')
                        returning id
                        """), consumer, kafkaRecord)
                .param("at", failure.at().atOffset(ZoneOffset.UTC))
                .param("cause", failure.cause())
                .param("attempts", failure.attempts())
                .query(Long.class)
                .single();
    }

    /** Adds a record untried if one of its key is parked; the answer is whether it was added. */
    boolean addBehind(String consumer, ConsumerRecord<byte[], byte[]> kafkaRecord, Instant now) {
        return content(jdbc.sql("""
                        insert into dead_letters (consumer, topic, "partition", record_offset, record_time, key,
                            headers, value, parked_at, attempts, state)
                        select :consumer, :topic, :partition, :offset, :time, :key,
                            :headers::json, :value, :at, 0, 'parked'
                        where exists (select from dead_letters where %s)
                        """.formatted(SAME_LANE)), consumer, kafkaRecord)
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<DeadLetter> find(long id) {
        return jdbc.sql("select *, octet_length(value) as size from dead_letters where id = :id")
                .param("id", id)
                .query(LetterRow::read)
                .optional();
    }

    /**
     * Newest first.
     *
     * @param before only those with a smaller id
     */
    List<DeadLetter> page(@Nullable String topic, @Nullable State state, @Nullable Long before, int limit) {
        return jdbc.sql("""
                        select id, consumer, topic, "partition", record_offset, record_time, key, parked_at, cause,
                            failed_at, attempts, state, decided_at, decided_by, reason, octet_length(value) as size,
                            case when octet_length(value) <= :large then value end as value,
                            case when octet_length(headers::text) <= :large then headers else '[]' end as headers
                        from dead_letters
                        where (:topic::text is null or topic = :topic) and (:state::text is null or state = :state)
                            and (:before::bigint is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("large", LARGE_BYTES)
                .param("topic", topic, Types.VARCHAR)
                .param("state", state == null ? null : LetterRow.word(state), Types.VARCHAR)
                .param("before", before, Types.BIGINT)
                .param("limit", limit)
                .query(LetterRow::read)
                .list();
    }

    /** The one that all other parked ones of its key wait for; empty for a key with none, or no key. */
    Optional<DeadLetter> firstOfLane(DeadLetter any) {
        return lane(jdbc.sql("""
                        select *, octet_length(value) as size from dead_letters where %s order by id limit 1
                        """.formatted(SAME_LANE)), any)
                .query(LetterRow::read)
                .optional();
    }

    /** How many are parked behind this one. */
    long countBehind(DeadLetter letter) {
        return lane(jdbc.sql("select count(*) from dead_letters where %s and id > :id".formatted(SAME_LANE)), letter)
                .param("id", letter.id())
                .query(Long.class)
                .single();
    }

    /** Some that wait though nothing is left that they wait for. */
    List<DeadLetter> waitingForNothing(int limit) {
        return jdbc.sql("""
                        select *, octet_length(value) as size from dead_letters l
                        where state = 'parked' and cause is null and not exists (
                            select from dead_letters before where before.state = 'parked' and before.id < l.id
                                and (before.consumer, before.topic, before.lane) = (l.consumer, l.topic, l.lane))
                        order by id limit :limit
                        """).param("limit", limit).query(LetterRow::read).list();
    }

    /** How many of each topic are parked, and since when; topics without any are missing. */
    Map<String, ParkedMetrics.Parked> parkedByTopic() {
        Map<String, ParkedMetrics.Parked> parked = new HashMap<>();
        jdbc.sql("""
                        select topic, count(*) as records, min(parked_at) as oldest
                        from dead_letters where state = 'parked' group by topic
                        """)
                .query((row, _) -> parked.put(
                        row.getString("topic"),
                        new ParkedMetrics.Parked(
                                row.getLong("records"),
                                row.getObject("oldest", OffsetDateTime.class).toInstant())))
                .list();
        return parked;
    }

    /** Notes one more failure of a parked record. */
    void failed(long id, String cause, Instant now) {
        jdbc.sql("""
                        update dead_letters set cause = :cause, failed_at = :at, attempts = attempts + 1
                        where id = :id and state = 'parked'
                        """)
                .param("id", id)
                .param("cause", cause)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends a record's stay; the answer is whether it was parked. */
    boolean decide(long id, State state, Decision decision) {
        return jdbc.sql("""
                        update dead_letters
                        set state = :state, decided_at = :at, decided_by = :by, reason = :reason,
                            attempts = attempts + :attempt
                        where id = :id and state = 'parked'
                        """)
                        .param("id", id)
                        .param("state", LetterRow.word(state))
                        .param("at", decision.at().atOffset(ZoneOffset.UTC))
                        .param("by", decision.by(), Types.BIGINT)
                        .param("reason", decision.reason(), Types.VARCHAR)
                        .param("attempt", state == State.RETRIED ? 1 : 0)
                        .update()
                == 1;
    }

    /** Removes some of what was decided before this time. */
    int removeDecided(Instant before, int limit) {
        return jdbc.sql("""
                        delete from dead_letters where id in (
                            select id from dead_letters where state <> 'parked' and decided_at < :time
                            order by decided_at limit :limit for update skip locked)
                        """)
                .param("time", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    private static StatementSpec lane(StatementSpec sql, DeadLetter letter) {
        return sql.param("consumer", letter.consumer())
                .param("topic", letter.kafkaRecord().topic())
                .param("key", letter.kafkaRecord().key(), Types.BINARY);
    }

    private static StatementSpec position(
            StatementSpec sql, String consumer, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return sql.param("consumer", consumer)
                .param("topic", kafkaRecord.topic())
                .param("partition", kafkaRecord.partition())
                .param("offset", kafkaRecord.offset())
                .param("time", kafkaRecord.timestamp());
    }

    private static StatementSpec content(
            StatementSpec sql, String consumer, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        byte @Nullable [] key = kafkaRecord.key();
        byte @Nullable [] value = kafkaRecord.value();
        return position(sql, consumer, kafkaRecord)
                .param("key", key, Types.BINARY)
                .param("headers", StoredHeaders.write(kafkaRecord.headers()))
                .param("value", value, Types.BINARY);
    }
}
