package org.openrouterwatcher.benchmarks.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.openrouterwatcher.benchmarks.database.Questions;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The fastest way there is to write lines: {@code COPY} in one transaction from memory, into a table with the columns,
 * months and indexes of the ledger's lines. It grows as the ledger does, so both write into indexes of the same size.
 */
final class PlainCopy {

    private static final String TABLE =
            "CREATE TABLE copied_rows (LIKE usage_rows INCLUDING ALL) PARTITION BY RANGE (day)";

    /** The months that the ledger has. */
    private static final String MONTHS = """
            DO $$ DECLARE month date; BEGIN
              FOR month IN SELECT to_date(right(relname, 7), 'YYYY_MM') FROM pg_inherits
                           JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'usage_rows'::regclass LOOP
                EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF copied_rows FOR VALUES FROM (%L) TO (%L)',
                               to_char(month, '"copied_rows_"YYYY_MM'), month, month + interval '1 month');
              END LOOP;
            END $$""";

    private final Connection connection;
    private final CopyManager copy;

    PlainCopy(Connection connection) throws SQLException {
        this.connection = connection;
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        Questions.run(connection, TABLE);
        Questions.run(connection, MONTHS);
    }

    /** Copies the lines of an owner once more; lines a second. */
    double run(long ownerId) throws IOException, SQLException {
        var lines = new ByteArrayOutputStream();
        copy.copyOut("COPY (SELECT * FROM usage_rows WHERE owner_id = " + ownerId + ") TO STDOUT", lines);
        var from = new ByteArrayInputStream(lines.toByteArray());
        long start = System.nanoTime();
        long count = copy.copyIn("COPY copied_rows FROM STDIN", from);
        return count / ((System.nanoTime() - start) / 1e9);
    }
}
