package org.openrouterwatcher.benchmarks.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.openrouterwatcher.infrastructure.PostgresDatabase;

/** Short questions to a database, each a transaction of its own. */
public final class Questions {

    private Questions() {}

    /** A connection with the service's own rights. */
    public static Connection connect(PostgresDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** Does something that answers nothing. */
    public static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** The number in the first column of the first row. */
    public static double number(Connection connection, String question, Object... parameters) throws SQLException {
        return ask(connection, question, parameters, row -> row.next() ? row.getDouble(1) : 0);
    }

    /** Whether the first row says so; false when there is none. */
    public static boolean isTrue(Connection connection, String question, Object... parameters) throws SQLException {
        return ask(connection, question, parameters, row -> row.next() && row.getBoolean(1));
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private static <T> T ask(Connection connection, String question, Object[] parameters, Reading<T> reading)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        }
    }
}
