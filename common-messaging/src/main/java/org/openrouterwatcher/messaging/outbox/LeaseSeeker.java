package org.openrouterwatcher.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Asks for the lease again and again over one connection, which becomes the lease's own once it is granted. */
final class LeaseSeeker implements AutoCloseable {

    private final UnpooledConnections connections;
    private @Nullable Connection connection;

    LeaseSeeker(UnpooledConnections connections) {
        this.connections = connections;
    }

    /** The lease, or empty while another relay has it. */
    Optional<OutboxLease> ask() throws SQLException {
        Connection open = connection == null ? connections.open() : connection;
        connection = open;
        try {
            Optional<OutboxLease> lease = OutboxLease.take(open);
            if (lease.isPresent()) {
                connection = null;
            }
            return lease;
        } catch (DataAccessException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyGone) {
                // then there is nothing to give back
            }
        }
    }
}
