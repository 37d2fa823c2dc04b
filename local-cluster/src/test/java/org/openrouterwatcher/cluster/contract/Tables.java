package org.openrouterwatcher.cluster.contract;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.openrouterwatcher.cluster.launcher.Cluster;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.infrastructure.PostgresDatabase;

/** What is in the databases, as text. */
final class Tables {

    private Tables() {}

    static String ofAll(Cluster cluster) {
        return String.join(
                "\n",
                List.of(Service.TOKEN, Service.USAGE, Service.SCHEDULER).stream()
                        .map(service -> textOf(cluster.databaseOf(service)))
                        .toList());
    }

    private static String textOf(PostgresDatabase database) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            var text = new StringBuilder();
            for (String table : firstColumn(connection, """
                    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
                    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                    """)) {
                text.append(String.join("\n", firstColumn(connection, "SELECT t::text FROM %s t".formatted(table))));
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + database, e);
        }
    }

    private static List<String> firstColumn(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
