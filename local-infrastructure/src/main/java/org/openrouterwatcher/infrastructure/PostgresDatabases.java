package org.openrouterwatcher.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The few statements a server is set up with. Names and passwords are data here, so they are quoted as such. */
final class PostgresDatabases {

    record Role(String name, String password) {

        @Override
        public String toString() {
            return name;
        }
    }

    private PostgresDatabases() {}

    static void createWhenMissing(Connection connection, String database, Role owner) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", owner.name())) {
            execute(connection, "CREATE ROLE " + identifier(connection, owner.name()) + " LOGIN");
        }
        setPassword(connection, owner);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            execute(
                    connection,
                    "CREATE DATABASE %s OWNER %s"
                            .formatted(identifier(connection, database), identifier(connection, owner.name())));
        }
        execute(connection, "REVOKE ALL ON DATABASE " + identifier(connection, database) + " FROM PUBLIC");
    }

    static void setPassword(Connection connection, Role role) throws SQLException {
        execute(
                connection,
                "ALTER ROLE %s PASSWORD '%s'"
                        .formatted(identifier(connection, role.name()), literal(connection, role.password())));
    }

    static void reloadConfiguration(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_reload_conf()");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String identifier(Connection connection, String name) throws SQLException {
        return connection.unwrap(PGConnection.class).escapeIdentifier(name);
    }

    private static String literal(Connection connection, String value) throws SQLException {
        return connection.unwrap(PGConnection.class).escapeLiteral(value);
    }
}
