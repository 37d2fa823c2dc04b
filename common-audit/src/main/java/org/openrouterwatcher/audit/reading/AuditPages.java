package org.openrouterwatcher.audit.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.chain.AuditEntry;
import org.openrouterwatcher.audit.chain.Link;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries page by page, newest first, chained or not. */
final class AuditPages {

    private final JdbcClient jdbc;

    AuditPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A part of the trail.
     *
     * @param nextBefore what to ask for as {@code before} to see older ones; null when there are none
     */
    record Page(List<ShownEntry> items, @Nullable Long nextBefore) {}

    private record Row(long serial, ShownEntry entry) {}

    /**
     * A page.
     *
     * @param equal columns and the values they must have
     * @param before only entries written before the one that gave this; null for the newest
     */
    Page page(Map<String, String> equal, @Nullable Long before, int limit) {
        Map<String, Object> parameters = new HashMap<>(equal);
        parameters.put("before", before == null ? Long.MAX_VALUE : before);
        parameters.put("limit", limit + 1);
        String conditions = equal.keySet().stream()
                .map(column -> " and " + column + " = :" + column)
                .collect(Collectors.joining());
        List<Row> rows = jdbc.sql("select * from audit_entries where serial < :before" + conditions
                        + " order by serial desc limit :limit")
                .params(parameters)
                .query((row, _) -> new Row(
                        row.getLong("serial"),
                        ShownEntry.of(AuditEntry.of(row), Link.of(row).orElse(null))))
                .list();
        List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
        return new Page(
                shown.stream().map(Row::entry).toList(),
                rows.size() > limit ? shown.getLast().serial() : null);
    }
}
