package org.openrouterwatcher.benchmarks.database;

import java.io.IOException;

/** What the operating system has not yet written to the disk. */
public final class DiskCache {

    private DiskCache() {}

    /**
     * Has all of it written. Files that are given back before cost more, as the system still writes them; those of a
     * ledger that is a year old were written a year ago.
     */
    public static void write() throws IOException, InterruptedException {
        int status = new ProcessBuilder("sync").inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("sync ended with status " + status);
        }
    }
}
