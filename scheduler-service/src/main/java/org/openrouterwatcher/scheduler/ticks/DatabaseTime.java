package org.openrouterwatcher.scheduler.ticks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants to and from {@code timestamptz}; the PostgreSQL driver does not take an {@link Instant} itself. */
final class DatabaseTime {

    private DatabaseTime() {}

    /** As a parameter. */
    static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Of a column that is not null. */
    static Instant get(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
