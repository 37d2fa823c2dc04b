package org.openrouterwatcher.audit.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change, or one refusal, as it was written.
 *
 * @param serial the order of writing, with gaps
 * @param at to the microsecond, as PostgreSQL keeps it
 * @param actor {@code account:7}, {@code api-token:3}, {@code gateway}, {@code system} or {@code anonymous}
 * @param credential by what the actor was known
 * @param action what was done or tried, such as {@code api-token.revoke}
 * @param subject what it is about, such as {@code api-token:12}
 * @param outcome {@code done} or {@code refused}
 * @param reason why it was refused: the last part of the problem's type; null when it was done
 * @param details a JSON object, in the very text in which PostgreSQL prints it
 */
public record AuditEntry(
        UUID id,
        long serial,
        Instant at,
        String actor,
        String credential,
        String action,
        @Nullable String subject,
        String outcome,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable String clientAddress,
        String details) {

    /** Reads a row of {@code audit_entries}. */
    public static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getLong("serial"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("credential"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("request_id"),
                row.getString("client_address"),
                row.getString("details"));
    }
}
