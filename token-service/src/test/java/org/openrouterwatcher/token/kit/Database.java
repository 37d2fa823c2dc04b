package org.openrouterwatcher.token.kit;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into the service's tables, past the service. */
public final class Database {

    private final JdbcClient jdbc;

    Database(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every row of every table as text. */
    public String everything() {
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(table -> jdbc.sql("select t::text from " + table + " t").query(String.class).list().stream())
                .collect(Collectors.joining("\n"));
    }

    /** The events left for sending, or sent, that speak of an account. */
    public List<String> outboxOfAccount(long accountId) {
        return jdbc.sql("""
                        select type from outbox
                        where convert_from(payload, 'UTF8')::jsonb ->> 'user_id' = :id order by id
                        """)
                .param("id", Long.toString(accountId))
                .query(String.class)
                .list();
    }

    /** The cursor of who has everything that was committed up to now. */
    public long cursor() {
        return value(Long.class, "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
    }

    /** Runs a statement. */
    public int update(String sql, Object... values) {
        return jdbc.sql(sql).params(values).update();
    }

    /** One value. */
    public <T> T value(Class<T> type, String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(type).single();
    }
}
