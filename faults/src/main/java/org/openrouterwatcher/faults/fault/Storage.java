package org.openrouterwatcher.faults.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.openrouterwatcher.cluster.launcher.Cluster;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.faults.site.Volume;

/** Databases and disks in trouble. */
final class Storage {

    private Storage() {}

    /** Every process of the database ends without a word, and it is started again on what it had stored. */
    record DatabaseKilled(Cluster cluster) implements Breakage {
        @Override
        public void begin() {
            cluster.killDatabase();
        }

        @Override
        public void end() {
            cluster.restartDatabase();
        }
    }

    /** There is no room left for the database, neither for tables nor for its log. */
    record DatabaseDiskFull(Volume disk) implements Breakage {
        @Override
        public void begin() throws Exception {
            disk.fill();
        }

        @Override
        public void end() throws Exception {
            disk.clear();
        }
    }

    /** There is no room left for one broker, which then ends by itself. */
    record BrokerDiskFull(Volume disk, String broker, Cluster cluster) implements Breakage {
        @Override
        public void begin() throws Exception {
            disk.fill();
        }

        @Override
        public void end() throws Exception {
            disk.clear();
            cluster.kill(broker);
            cluster.restart(broker);
        }
    }

    /** Somebody with the rights of a service leaves a transaction open that has written. */
    static final class LongTransaction implements Breakage {

        private final Site site;
        private final Service service;
        private Optional<Connection> held = Optional.empty();

        LongTransaction(Site site, Service service) {
            this.site = site;
            this.service = service;
        }

        @Override
        public void begin() throws SQLException {
            var connection = site.connect(service);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("create temporary table held (one int)");
                statement.execute("select pg_current_xact_id()");
            }
            held = Optional.of(connection);
        }

        @Override
        public void end() throws SQLException {
            if (held.isPresent()) {
                held.get().close();
            }
        }
    }
}
