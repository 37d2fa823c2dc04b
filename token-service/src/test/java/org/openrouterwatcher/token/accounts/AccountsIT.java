package org.openrouterwatcher.token.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.testing.TestPostgres;
import org.openrouterwatcher.token.accounts.Accounts.Closed;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AccountsIT {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final Secret HASH = Secret.of("hash");

    private final DriverManagerDataSource database = emptyDatabase();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final Accounts accounts = new Accounts(JdbcClient.create(database));

    @Test
    void makesExactlyOneOfTwentyFirstAccountsAdmin() {
        List<Account> added = Parallel.calls(20, _ -> add());

        assertThat(added).extracting(Account::role).containsOnlyOnce(Role.ADMIN).hasSize(20);
        assertThat(add().role()).isEqualTo(Role.USER);
    }

    @Test
    void handsTheAdministrationToTheOldestAccountWhenTheAdminLeaves() {
        Account admin = add();
        Account oldest = add();
        Account newest = add();

        Optional<Closed> closed = close(admin);

        assertThat(closed.orElseThrow().heir()).contains(oldest.id());
        assertThat(accounts.find(admin.id())).isEmpty();
        assertThat(accounts.find(oldest.id()).orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(accounts.find(newest.id()).orElseThrow().role()).isEqualTo(Role.USER);
    }

    @Test
    void beginsAnewWhenEverybodyHasLeft() {
        close(add());

        assertThat(add().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void keepsOneAdminWhenPeopleComeAndGoAtOnce() {
        List<Account> first = Parallel.calls(10, _ -> add());

        Parallel.calls(20, i -> i < 10 ? close(first.get(i)).isPresent() : add().id() > 0);

        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from accounts where is_active and role = 'admin'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Account add() {
        EmailAddress email =
                EmailAddress.parse(UUID.randomUUID() + "@example.org").orElseThrow();
        return transaction.execute(_ -> accounts.add(email, HASH, NOW)).orElseThrow();
    }

    private Optional<Closed> close(Account account) {
        return transaction.execute(_ -> accounts.close(account.id(), NOW));
    }

    private static DriverManagerDataSource emptyDatabase() {
        var database = TestPostgres.newDatabase();
        var source = new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return source;
    }
}
