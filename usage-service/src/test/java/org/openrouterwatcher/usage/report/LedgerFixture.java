package org.openrouterwatcher.usage.report;

import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A ledger of its own in the real database, written by hand, so that what is read does not depend on who writes. */
final class LedgerFixture {

    final JdbcClient jdbc;

    LedgerFixture() {
        PostgresDatabase database = TestPostgres.newDatabase();
        DataSource source = new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
        for (String table : new String[] {"usage_days", "usage_rows", "usage_models", "owner_usage"}) {
            jdbc.sql("CREATE TABLE %s_all PARTITION OF %s DEFAULT".formatted(table, table))
                    .update();
        }
    }

    /** A valid key that was last read at this time. */
    long key(long ownerId, String name, @Nullable String readAt) {
        return jdbc.sql("""
                        INSERT INTO openrouter_keys (owner_id, name, kind, status, usage_as_of, registered_at)
                        VALUES (:owner, :name, 'INFERENCE', 'VALID', cast(:readAt AS timestamptz), now()) RETURNING id
                        """)
                .param("owner", ownerId)
                .param("name", name)
                .param("readAt", readAt)
                .query(Long.class)
                .single();
    }

    /** A line of a day known by model, with its sums. */
    void spent(long ownerId, long keyId, String day, String model, long requests, String credits, String byok) {
        spent(ownerId, keyId, day, model, "Provider", requests, credits, byok);
    }

    /** The same at a provider; one line for each model of a key and day. */
    void spent(
            long ownerId,
            long keyId,
            String day,
            String model,
            String provider,
            long requests,
            String credits,
            String byok) {
        Map<String, Object> line = Map.of(
                "owner", ownerId,
                "key", keyId,
                "day", LocalDate.parse(day),
                "model", model,
                "provider", provider,
                "requests", requests,
                "credits", credits,
                "byok", byok);
        write("usage_rows", "model, provider, endpoint_id", ":model, :provider, 'e1'", line);
        write("usage_models", "model, lines", ":model, 1", line);
        head(ownerId, keyId, day, "ACTIVITY", requests, credits, byok);
        sumOfOwner(ownerId, day);
    }

    /** A day of which only the money is known. */
    void counted(long ownerId, long keyId, String day, String credits) {
        jdbc.sql(
                        "INSERT INTO usage_rows (key_id, day, owner_id, credits_cost, byok_cost) VALUES (?, ?, ?, cast(? AS numeric), 0)")
                .params(keyId, LocalDate.parse(day), ownerId, credits)
                .update();
        jdbc.sql(
                        "INSERT INTO usage_models (key_id, day, owner_id, lines, credits_cost, byok_cost) VALUES (?, ?, ?, 1, cast(? AS numeric), 0)")
                .params(keyId, LocalDate.parse(day), ownerId, credits)
                .update();
        head(ownerId, keyId, day, "COUNTERS", null, credits, "0");
        sumOfOwner(ownerId, day);
    }

    private void sumOfOwner(long ownerId, String day) {
        jdbc.sql("DELETE FROM owner_usage WHERE owner_id = ? AND day = ?")
                .params(ownerId, LocalDate.parse(day))
                .update();
        jdbc.sql("""
                        INSERT INTO owner_usage (owner_id, day, model, provider, lines, requests, tokens_input,
                                                 tokens_output, credits_cost, byok_cost)
                        SELECT owner_id, day, model, provider, count(*), sum(requests), sum(tokens_input), sum(tokens_output),
                               sum(credits_cost), sum(byok_cost)
                        FROM usage_rows WHERE owner_id = ? AND day = ? GROUP BY owner_id, day, model, provider
                        """).params(ownerId, LocalDate.parse(day)).update();
    }

    private void write(String table, String columns, String values, Map<String, Object> params) {
        jdbc.sql("""
                        INSERT INTO %s (key_id, day, owner_id, requests, tokens_input, tokens_output, credits_cost, byok_cost, %s)
                        VALUES (:key, :day, :owner, :requests, 100, 10, cast(:credits AS numeric), cast(:byok AS numeric), %s)
                        """.formatted(table, columns, values)).params(params).update();
    }

    private void head(
            long ownerId, long keyId, String day, String source, @Nullable Long requests, String credits, String byok) {
        jdbc.sql("""
                        INSERT INTO usage_days (key_id, day, owner_id, source, complete, requests, tokens_input,
                            tokens_output, credits_cost, byok_cost, digest, as_of, version, lines)
                        VALUES (:key, :day, :owner, :source, cast(:requests AS bigint) IS NOT NULL, :requests,
                            CASE WHEN cast(:requests AS bigint) IS NULL THEN NULL ELSE 100 END,
                            CASE WHEN cast(:requests AS bigint) IS NULL THEN NULL ELSE 10 END,
                            cast(:credits AS numeric), cast(:byok AS numeric), '', now(), nextval('versions'), 1)
                        ON CONFLICT (key_id, day) DO UPDATE SET lines = usage_days.lines + 1,
                            requests = usage_days.requests + excluded.requests,
                            tokens_input = usage_days.tokens_input + 100, tokens_output = usage_days.tokens_output + 10,
                            credits_cost = usage_days.credits_cost + excluded.credits_cost,
                            byok_cost = usage_days.byok_cost + excluded.byok_cost
                        """)
                .param("key", keyId)
                .param("day", LocalDate.parse(day))
                .param("owner", ownerId)
                .param("source", source)
                .param("requests", requests)
                .param("credits", credits)
                .param("byok", byok)
                .update();
    }
}
