package org.openrouterwatcher.usage.purge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The kept days of a month that is emptied: read before, and written into its tables afterwards, in the same
 * transaction. They are written as frozen rows, which everybody sees: a reader who began before the purge would
 * otherwise find the month without them.
 */
@Repository
class KeptDays {

    private final JdbcTemplate jdbc;

    KeptDays(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of a table, as the database tells and reads them. */
    private record Rows(String table, byte[] content) {}

    private interface Copying {
        long with(CopyManager copies) throws SQLException, IOException;
    }

    /** Lets something be done to tables that leaves them empty, and then has in them what they held from a day on. */
    void keep(List<String> tables, LocalDate keptFrom, Runnable emptying) {
        // a line that is written after the reading would be lost; who reads goes on until the tables are emptied
        jdbc.execute("LOCK TABLE " + String.join(", ", tables) + " IN SHARE ROW EXCLUSIVE MODE");
        List<Rows> kept = tables.stream().map(table -> read(table, keptFrom)).toList();
        emptying.run();
        kept.forEach(this::write);
    }

    private Rows read(String table, LocalDate keptFrom) {
        String command =
                "COPY (SELECT * FROM %s WHERE day >= '%s') TO STDOUT (FORMAT binary)".formatted(table, keptFrom);
        var content = new ByteArrayOutputStream();
        copy(copies -> copies.copyOut(command, content));
        return new Rows(table, content.toByteArray());
    }

    private void write(Rows rows) {
        String command = "COPY %s FROM STDIN (FORMAT binary, FREEZE)".formatted(rows.table);
        copy(copies -> copies.copyIn(command, new ByteArrayInputStream(rows.content)));
    }

    private void copy(Copying copying) {
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return copying.with(connection.unwrap(PGConnection.class).getCopyAPI());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
