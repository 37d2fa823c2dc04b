package org.openrouterwatcher.page;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.openrouterwatcher.infrastructure.PostgresDatabase;

/**
 * A year of an account with fifty keys that use forty models each, every day: more than OpenRouter would tell, so it is
 * written into the ledger in the ledger's own form, with all its sums.
 */
final class YearOfUse {

    static final int LINES = 50 * 40 * 365;

    private static final String KEYS = """
            INSERT INTO openrouter_keys (owner_id, name, label, kind, status, spend_limit, limit_remaining, limit_reset,
                                         last_checked_at, last_good_check_at, usage_as_of, registered_at)
            SELECT %1$d, 'service-' || n, 'sk-or-v1-' || n || '...abc', 'INFERENCE', 'VALID', 500, 500 - 7 * n, 'monthly',
                   now(), now(), now(), now() - interval '1 year'
            FROM generate_series(1, 50) n""";

    /** As {@code LedgerMonths} makes them. */
    private static final String MONTHS = """
            DO $$ DECLARE first date; grain text; part text; BEGIN
              FOR first IN SELECT generate_series(date_trunc('month', current_date - 364), current_date, '1 month') LOOP
                FOREACH grain IN ARRAY ARRAY['usage_days', 'usage_rows', 'usage_models', 'owner_usage'] LOOP
                  part := grain || to_char(first, '_YYYY_MM');
                  IF to_regclass(part) IS NULL THEN
                    EXECUTE format('CREATE TABLE %%I PARTITION OF %%I FOR VALUES FROM (%%L) TO (%%L)',
                                   part, grain, first, first + interval '1 month');
                  END IF;
                END LOOP;
              END LOOP;
            END $$""";

    private static final String LINES_OF_A_YEAR = """
            INSERT INTO usage_rows (key_id, day, owner_id, model, model_permaslug, provider, endpoint_id, requests,
                                    tokens_input, tokens_output, tokens_reasoning, credits_cost, byok_cost)
            SELECT key.id, day::date, %1$d, 'vendor-' || model %% 9 || '/model-' || model, 'vendor/model-' || model,
                   'Provider ' || model %% 7, 'endpoint-' || model, 1 + (key.id + model) %% 40, 1000 * model, 100 * model, 0,
                   0.000123457 * (1 + (key.id * 7 + model * model * 13 + extract(doy FROM day)::int * 3) %% 997), 0
            FROM openrouter_keys key, generate_series(1, 40) model,
                 generate_series(current_date - 364, current_date, '1 day') day
            WHERE key.owner_id = %1$d""";

    private static final String SUM = "sum(requests), sum(tokens_input), sum(tokens_output), sum(tokens_reasoning),"
            + " sum(credits_cost), sum(byok_cost)";
    private static final String SUMS =
            "requests, tokens_input, tokens_output, tokens_reasoning, credits_cost, byok_cost";

    private static final String MODELS = "INSERT INTO usage_models (key_id, day, owner_id, model, lines, " + SUMS + ") "
            + "SELECT key_id, day, owner_id, model, count(*), " + SUM
            + " FROM usage_rows WHERE owner_id = %1$d GROUP BY key_id, day, owner_id, model";

    private static final String OWNER = "INSERT INTO owner_usage (owner_id, day, model, provider, lines, " + SUMS + ") "
            + "SELECT owner_id, day, model, provider, count(*), " + SUM
            + " FROM usage_rows WHERE owner_id = %1$d GROUP BY owner_id, day, model, provider";

    private static final String DAYS =
            "INSERT INTO usage_days (key_id, day, owner_id, source, complete, digest, as_of, version, lines, "
                    + SUMS
                    + ") SELECT key_id, day, owner_id, 'ACTIVITY', day < current_date, '', now(), nextval('versions'), sums.lines, sums.requests, sums.tokens_input, sums.tokens_output, sums.tokens_reasoning, sums.credits_cost, sums.byok_cost "
                    + "FROM (SELECT key_id, day, owner_id, sum(lines), " + SUM
                    + " FROM usage_models WHERE owner_id = %1$d GROUP BY key_id, day, owner_id)"
                    + " AS sums (key_id, day, owner_id, lines, " + SUMS + ")";

    private static final String MONTH_SUMS =
            "INSERT INTO usage_months (key_id, month, owner_id, complete, " + SUMS + ") "
                    + "SELECT key_id, date_trunc('month', day), owner_id, bool_and(complete), " + SUM
                    + " FROM usage_days WHERE owner_id = %1$d GROUP BY key_id, date_trunc('month', day), owner_id";

    private YearOfUse() {}

    /** Books it for an owner; takes some seconds. */
    static void book(PostgresDatabase ledger, long ownerId) {
        try (var connection = DriverManager.getConnection(ledger.url(), ledger.user(), ledger.password())) {
            for (String step : new String[] {KEYS, MONTHS, LINES_OF_A_YEAR, MODELS, OWNER, DAYS, MONTH_SUMS}) {
                run(connection, step.formatted(ownerId));
            }
            // as autovacuum does in its own time
            run(connection, "ANALYZE");
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger of a year cannot be written", e);
        }
    }

    private static void run(Connection connection, String step) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(step);
        }
    }
}
