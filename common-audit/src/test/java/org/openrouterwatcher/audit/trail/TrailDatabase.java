package org.openrouterwatcher.audit.trail;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.openrouterwatcher.audit.chain.ChainCheck;
import org.openrouterwatcher.audit.chain.Verification;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.testing.TestPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A database with an audit trail, and a service's view of it: as the role that owns the tables. */
public final class TrailDatabase {

    private final DriverManagerDataSource database = migrated();

    final TestClock clock = TestClock.at("2026-11-23T12:00:00.123456Z");
    final JdbcClient jdbc = JdbcClient.create(database);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    final AuditEntries entries = new AuditEntries(jdbc, new JsonMapper(), clock);
    final AuditTrail trail = new AuditTrail(entries);
    final AuditChain chain = new AuditChain(jdbc, new JdbcTemplate(database), transaction);

    /** Writes entries, each in a transaction of its own, and leaves them unchained. */
    void write(int count) {
        for (int i = 0; i < count; i++) {
            transaction.executeWithoutResult(
                    _ -> trail.done("key.change", Subject.of("key", UUID.randomUUID()), Map.of("enabled", true)));
        }
    }

    /** The database itself. */
    public DataSource source() {
        return database;
    }

    /** A chain of so many entries. */
    public void chained(int count) {
        write(count);
        chain.extend(count);
    }

    Verification check() {
        try (var connection = database.getConnection()) {
            return ChainCheck.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What somebody does who may switch off the triggers. */
    public void pastTheTriggers(String... statements) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("alter table audit_entries disable trigger user").update();
            jdbc.sql("alter table audit_head disable trigger user").update();
            for (String statement : statements) {
                jdbc.sql(statement).update();
            }
            jdbc.sql("alter table audit_entries enable trigger user").update();
            jdbc.sql("alter table audit_head enable trigger user").update();
        });
    }

    private static DriverManagerDataSource migrated() {
        var database = TestPostgres.newDatabase();
        var source = new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/audit")
                .load()
                .migrate();
        return source;
    }
}
