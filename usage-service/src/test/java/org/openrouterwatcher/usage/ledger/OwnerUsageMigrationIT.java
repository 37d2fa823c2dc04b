package org.openrouterwatcher.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A ledger that was kept before there were sums by owner, or sums that know of how many lines they are, has them
 * afterwards.
 */
class OwnerUsageMigrationIT {

    private final PostgresDatabase database = TestPostgres.newDatabase();
    private final DataSource source = new DriverManagerDataSource(database.url(), database.user(), database.password());
    private final JdbcClient jdbc = JdbcClient.create(source);

    @Test
    void addsUpWhatIsThereAlready() {
        migrate("3");
        for (String month : new String[] {"01", "02"}) {
            jdbc.sql(
                            "CREATE TABLE usage_rows_2026_%1$s PARTITION OF usage_rows FOR VALUES FROM ('2026-%1$s-01') TO ('2026-%1$s-28')"
                                    .formatted(month))
                    .update();
            jdbc.sql("""
                            INSERT INTO usage_rows (key_id, day, owner_id, model, provider, endpoint_id, requests, credits_cost, byok_cost)
                            VALUES (1, '2026-%1$s-05', 7, 'a', 'North', 'e1', 2, 0.1, 0), (2, '2026-%1$s-05', 7, 'a', 'North', 'e1', 3, 0.02, 0.5),
                                   (2, '2026-%1$s-06', 7, NULL, NULL, NULL, NULL, 1, 0)
                            """.formatted(month)).update();
        }

        migrate("4");

        assertThat(jdbc.sql("SELECT sum(credits_cost + byok_cost) FROM owner_usage WHERE owner_id = 7")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("3.24");
        assertThat(jdbc.sql("SELECT requests FROM owner_usage WHERE day = '2026-02-05'")
                        .query(Long.class)
                        .list())
                .containsExactly(5L);
        assertThat(jdbc.sql("SELECT count(*) FROM owner_usage_2026_01")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void countsTheLinesThatAreThereAlready() {
        migrate("4");
        for (String table : new String[] {"usage_days", "usage_rows", "usage_models", "owner_usage"}) {
            jdbc.sql("CREATE TABLE %1$s_2026_01 PARTITION OF %1$s FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')"
                            .formatted(table))
                    .update();
        }
        jdbc.sql("""
                        INSERT INTO usage_rows (key_id, day, owner_id, model, provider, endpoint_id, credits_cost, byok_cost)
                        VALUES (1, '2026-01-05', 7, 'a', 'North', 'e1', 1, 0), (1, '2026-01-05', 7, 'a', 'South', 'e2', 1, 0),
                               (1, '2026-01-05', 7, NULL, NULL, NULL, 1, 0)
                        """).update();
        jdbc.sql("""
                        INSERT INTO usage_models (key_id, day, owner_id, model, credits_cost, byok_cost)
                        VALUES (1, '2026-01-05', 7, 'a', 2, 0), (1, '2026-01-05', 7, NULL, 1, 0)
                        """).update();
        jdbc.sql("""
                        INSERT INTO owner_usage (owner_id, day, model, provider, credits_cost, byok_cost)
                        VALUES (7, '2026-01-05', 'a', 'North', 1, 0), (7, '2026-01-05', 'a', 'South', 1, 0),
                               (7, '2026-01-05', NULL, NULL, 1, 0)
                        """).update();
        jdbc.sql("""
                        INSERT INTO usage_days (key_id, day, owner_id, source, complete, credits_cost, byok_cost, digest,
                                                as_of, version)
                        VALUES (1, '2026-01-05', 7, 'ACTIVITY', true, 3, 0, '', now(), 1)
                        """).update();

        migrate("5");

        assertThat(lines("usage_days")).containsExactly(3L);
        assertThat(lines("usage_models")).containsExactly(1L, 2L);
        assertThat(lines("owner_usage")).containsExactly(1L, 1L, 1L);
    }

    private List<Long> lines(String table) {
        return jdbc.sql("SELECT lines FROM " + table + " ORDER BY lines")
                .query(Long.class)
                .list();
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
