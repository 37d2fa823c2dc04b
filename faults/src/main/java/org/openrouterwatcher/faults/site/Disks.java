package org.openrouterwatcher.faults.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openrouterwatcher.stage.Stage;

/**
 * The disks of a site that can be filled.
 *
 * @param database of the tables
 * @param databaseLog of what PostgreSQL writes before it promises anything
 * @param broker of the {@link Site#SMALL_BROKER}
 */
record Disks(Volume database, Volume databaseLog, Volume broker) implements AutoCloseable {

    private static final int DATABASE_MEGABYTES = 1_500;
    private static final int DATABASE_LOG_MEGABYTES = 1_500;
    private static final int BROKER_MEGABYTES = 800;
    private static final String LOG = "pg_wal";

    static Disks make() {
        return new Disks(
                Volume.make(DATABASE_MEGABYTES), Volume.make(DATABASE_LOG_MEGABYTES), Volume.make(BROKER_MEGABYTES));
    }

    /** In a folder in which nothing was started yet. */
    void putUnder(Path folder) {
        try {
            Files.createDirectories(folder.resolve("kafka"));
            Files.createSymbolicLink(folder.resolve("postgres"), database.folder());
            Files.createSymbolicLink(
                    folder.resolve("kafka").resolve(String.valueOf(Site.SMALL_BROKER)), broker.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL makes its log where its tables are; afterwards it may be moved. */
    void putUnderLog(Stage stage) {
        stage.cluster().killDatabase();
        Path log = database.folder().resolve(LOG);
        Path place = databaseLog.folder().resolve(LOG);
        Volume.run("mv", log.toString(), place.toString());
        Volume.run("ln", "-s", place.toString(), log.toString());
        stage.cluster().restartDatabase();
    }

    @Override
    public void close() {
        database.close();
        databaseLog.close();
        broker.close();
    }
}
