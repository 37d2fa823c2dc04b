package org.openrouterwatcher.audit.reading;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.openrouterwatcher.audit.chain.ChainCheck;
import org.openrouterwatcher.audit.chain.Verification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks the whole chain, one walk at a time, and makes visible what the last one has found. */
final class ChainVerifier {

    private static final Logger log = LoggerFactory.getLogger(ChainVerifier.class);

    private final DataSource database;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile double intact = Double.NaN;

    ChainVerifier(DataSource database, MeterRegistry meters) {
        this.database = database;
        Gauge.builder("watcher.audit.intact", () -> intact)
                .description(
                        "1 when the last check of the audit trail found nothing wrong, 0 when it did; NaN before the"
                                + " first")
                .register(meters);
    }

    /**
     * Checks the chain as it is now; empty when a check is running.
     *
     * @throws SQLException when the database is away; then the last finding stands
     */
    Optional<Verification> verify() throws SQLException {
        if (!oneAtATime.tryLock()) {
            return Optional.empty();
        }
        try (Connection connection = database.getConnection()) {
            Verification found = ChainCheck.of(connection);
            intact = found.firstFlaw().isEmpty() ? 1 : 0;
            found.firstFlaw()
                    .ifPresent(flaw -> log.atError().addKeyValue("flaw", flaw).log("audit trail is not intact"));
            return Optional.of(found);
        } finally {
            oneAtATime.unlock();
        }
    }
}
