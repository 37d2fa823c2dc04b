package org.openrouterwatcher.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Opens connections to the service's database beside its pool, for what must own its session. */
final class UnpooledConnections {

    private final DriverManagerDataSource source;

    /**
     * @param answerTimeout after which a database that does not answer counts as lost
     * @param silenceTimeout after which the database ends a session that asks nothing
     */
    UnpooledConnections(JdbcConnectionDetails details, Duration answerTimeout, Duration silenceTimeout) {
        String seconds = Long.toString(answerTimeout.toSeconds());
        var properties = new Properties();
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "outbox-relay");
        properties.setProperty(
                "options",
                String.join(
                        " ",
                        "-c idle_session_timeout=" + silenceTimeout.toMillis(),
                        // it gives up before the client does, or it would get the lock when nobody is there
                        "-c lock_timeout=" + answerTimeout.dividedBy(2).toMillis(),
                        // each row leaves the index of unsent ones once. A plain scan of it marks what is dead and
                        // passes it by the next time. A bitmap scan visits all of it until the next vacuum, and a
                        // scan of the table what was sent in a day; statistics of a busy moment would ask for them
                        "-c enable_bitmapscan=off -c enable_seqscan=off",
                        // the same few statements over and over: to plan one costs twice what it does
                        "-c plan_cache_mode=force_generic_plan"));
        putIfPresent(properties, "user", details.getUsername());
        putIfPresent(properties, "password", details.getPassword());
        this.source = new DriverManagerDataSource(details.getJdbcUrl());
        this.source.setConnectionProperties(properties);
    }

    private static void putIfPresent(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    Connection open() throws SQLException {
        return source.getConnection();
    }
}
