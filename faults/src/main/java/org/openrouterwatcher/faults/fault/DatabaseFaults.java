package org.openrouterwatcher.faults.fault;

import static org.openrouterwatcher.faults.fault.Fault.fault;
import static org.openrouterwatcher.faults.fault.Limits.TAKEN_OVER;

import java.util.List;
import org.openrouterwatcher.cluster.launcher.Service;

/** PostgreSQL in trouble. */
final class DatabaseFaults {

    private DatabaseFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(
                        "database-killed",
                        "kill -9 of PostgreSQL",
                        8,
                        Limits.seconds(4, 5, 10),
                        (site, _) -> new Storage.DatabaseKilled(site.cluster())),
                fault(
                        "database-disk-full",
                        "no room left for the tables of PostgreSQL",
                        10,
                        Limits.seconds(4, 5, 10),
                        (site, _) -> new Storage.DatabaseDiskFull(site.databaseDisk())),
                fault(
                        "database-log-disk-full",
                        "no room left for the log of PostgreSQL, which ends",
                        5,
                        Limits.seconds(4, 5, 10),
                        (site, _) -> new DatabaseLogFull(site)),
                fault(
                        "long-transaction",
                        "a transaction of token-service stays open for 40 s",
                        40,
                        TAKEN_OVER,
                        (site, _) -> new Storage.LongTransaction(site, Service.TOKEN)));
    }
}
