package org.openrouterwatcher.usage.keys;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was known about whether a key works, and since when. */
@Repository
class StatusHistory {

    private final JdbcClient jdbc;

    StatusHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A part of the history, newest first.
     *
     * @param nextBefore what to ask for as {@code before} to see older ones; null when there are none
     */
    record Page(List<Change> items, @Nullable Long nextBefore) {}

    /**
     * One change.
     *
     * @param status from then on; see {@link KeyView}
     * @param reason one sentence for a person; null when the key simply works
     */
    record Change(
            long id, Instant at, String status, @Nullable String reason) {}

    /** @param before only changes older than the one that gave this; null for the newest */
    Page page(long keyId, @Nullable Long before, int limit) {
        List<Change> rows = jdbc.sql("""
                        SELECT id, changed_at, to_state, reason FROM key_status_changes
                        WHERE key_id = :keyId AND id < :before ORDER BY id DESC LIMIT :limit
                        """)
                .param("keyId", keyId)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit + 1)
                .query((row, _) -> new Change(
                        row.getLong("id"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("to_state").toLowerCase(Locale.ROOT),
                        row.getString("reason")))
                .list();
        List<Change> shown = List.copyOf(rows.subList(0, Math.min(limit, rows.size())));
        return new Page(shown, rows.size() > limit ? shown.getLast().id() : null);
    }
}
