package org.openrouterwatcher.faults.fault;

import java.io.IOException;
import java.sql.SQLException;
import org.openrouterwatcher.faults.site.Site;

/**
 * There is no room left for the log of PostgreSQL, which has a disk of its own. PostgreSQL then ends, as it cannot
 * promise anything any more, and is started again when there is room.
 */
record DatabaseLogFull(Site site) implements Breakage {

    private static final String FILL_A_PIECE_OF_THE_LOG =
            "select pg_logical_emit_message(true, '', repeat('x', 1000000))";

    @Override
    public void begin() throws IOException {
        site.databaseLogDisk().fill();
        try (var connection = site.connectAsSuperuser();
                var statement = connection.createStatement()) {
            // the pieces of the log that there are serve until they are full
            while (true) {
                statement.execute(FILL_A_PIECE_OF_THE_LOG);
            }
        } catch (SQLException panic) {
            // as it shall be
        }
    }

    @Override
    public void end() throws IOException {
        site.databaseLogDisk().clear();
        site.cluster().killDatabase();
        site.cluster().restartDatabase();
    }
}
