package org.openrouterwatcher.messaging.deadletter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Lets one thread at a time, of all instances, handle the parked records of a key. The right is a lock of a database
 * session, so it ends with an instance that dies.
 */
final class LaneTurns {

    /** Each takes a connection of the pool, and the listener needs another. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource database;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    LaneTurns(DataSource database) {
        this.database = database;
    }

    /** The result of the action; empty, without it, while another has the turn. */
    <T> Optional<T> take(DeadLetter letter, Supplier<T> action) {
        if (!hasPlace()) {
            return Optional.empty();
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return lock(connection, name(letter)) ? Optional.of(action.get()) : Optional.empty();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the turn cannot be taken", e);
        } finally {
            places.release();
        }
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean lock(Connection connection, String name) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            sql.setString(1, name);
            try (ResultSet answer = sql.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static String name(DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> kafkaRecord = letter.kafkaRecord();
        String lane = kafkaRecord.key() == null
                ? "letter " + letter.id()
                : "key " + HexFormat.of().formatHex(kafkaRecord.key());
        return String.join(" ", "dead letters of", letter.consumer(), kafkaRecord.topic(), lane);
    }
}
