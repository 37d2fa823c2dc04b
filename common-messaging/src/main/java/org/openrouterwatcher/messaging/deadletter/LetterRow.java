package org.openrouterwatcher.messaging.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Decision;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Failure;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.State;

/** How a letter stands in the table. */
final class LetterRow {

    private LetterRow() {}

    static DeadLetter read(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getLong("id"),
                row.getString("consumer"),
                kafkaRecord(row),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                failure(row),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                decision(row));
    }

    /** The state as it stands in the table and in answers. */
    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static ConsumerRecord<byte[], byte[]> kafkaRecord(ResultSet row) throws SQLException {
        byte @Nullable [] key = row.getBytes("key");
        return new ConsumerRecord<>(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getLong("record_time"),
                TimestampType.CREATE_TIME,
                key == null ? ConsumerRecord.NULL_SIZE : key.length,
                row.getInt("size"),
                key,
                row.getBytes("value"),
                StoredHeaders.read(row.getString("headers")),
                Optional.empty());
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        Instant at = instant(row, "failed_at");
        return cause == null || at == null ? null : new Failure(cause, at, row.getInt("attempts"));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        Instant at = instant(row, "decided_at");
        return at == null ? null : new Decision(at, row.getObject("decided_by", Long.class), row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
