package org.openrouterwatcher.token.accounts;

import static org.openrouterwatcher.token.database.DatabaseTime.of;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.token.database.DatabaseTime;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that may be used. */
@Repository
public class Accounts {

    /** An arbitrary number that nothing else in this database locks. */
    private static final long ROLES_LOCK = 7_031_001;

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account with this id. */
    public Optional<Account> find(long id) {
        return jdbc.sql("select * from accounts where id = :id and is_active")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    /** The account of this address. */
    public Optional<Account> find(EmailAddress email) {
        return jdbc.sql("select * from accounts where email = :email and is_active")
                .param("email", email.text())
                .query(Accounts::account)
                .optional();
    }

    /**
     * The account with this id, with nobody else changing it or what it holds until the transaction ends: who adds to,
     * counts or ends an account's sessions and tokens locks it first.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Account> lock(long id) {
        return jdbc.sql("select * from accounts where id = :id and is_active for no key update")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    /** Opens an account: the first there is becomes admin, all others users. Empty when the address is taken. */
    @Transactional
    public Optional<Account> add(EmailAddress email, Secret passwordHash, Instant now) {
        lockRoles();
        return jdbc.sql("""
                        insert into accounts (email, password_hash, role, created_at)
                        values (:email, :hash,
                                case when exists (select from accounts where is_active) then 'user' else 'admin' end,
                                :now)
                        on conflict (email) do nothing
                        returning *
                        """)
                .param("email", email.text())
                .param("hash", passwordHash.reveal())
                .param("now", of(now))
                .query(Accounts::account)
                .optional();
    }

    /**
     * Puts another hash in place of an account's.
     *
     * @return the account with the new hash; empty when somebody else replaced it, or closed the account, before
     */
    public Optional<Account> replacePasswordHash(Account account, Secret hash) {
        int replaced = jdbc.sql("update accounts set password_hash = :new where id = :id and password_hash = :old")
                .param("id", account.id())
                .param("old", account.passwordHash().reveal())
                .param("new", hash.reveal())
                .update();
        return replaced == 1 ? Optional.of(account.withPasswordHash(hash)) : Optional.empty();
    }

    /**
     * What the end of an account has brought.
     *
     * @param version of the closed account
     * @param heir the account that is the administrator's from now on, when an administrator has left
     */
    public record Closed(long version, Optional<Long> heir) {}

    /**
     * Closes an account for ever and forgets whose it was; the number stays, because events speak of it. When the admin
     * leaves, the longest-standing account takes over, so that schedules never are without somebody to steer them.
     *
     * @return empty when it is closed already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Closed> close(long id, Instant now) {
        lockRoles();
        Optional<Long> version = jdbc.sql("""
                        update accounts
                        set is_active = false, email = null, password_hash = null, closed_at = :now,
                            version = version + 1
                        where id = :id and is_active
                        returning version
                        """)
                .param("id", id)
                .param("now", of(now))
                .query(Long.class)
                .optional();
        Optional<Long> heir = jdbc.sql("""
                        update accounts set role = 'admin', version = version + 1
                        where id = (select min(id) from accounts where is_active)
                          and not exists (select from accounts where is_active and role = 'admin')
                        returning id
                        """).query(Long.class).optional();
        return version.map(it -> new Closed(it, heir));
    }

    /** The ends of all accounts that there were. */
    List<UserDisabled> closed() {
        return jdbc.sql("select * from accounts where not is_active")
                .query((row, _) -> new UserDisabled(
                        row.getLong("id"),
                        DatabaseTime.get(row, "closed_at"),
                        RevocationReason.ACCOUNT_DELETED,
                        row.getLong("version")))
                .list();
    }

    /** Who decides about roles by looking at all accounts does so alone. */
    private void lockRoles() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ROLES_LOCK)
                .query((row, _) -> true)
                .single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("email"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                DatabaseTime.get(row, "created_at"),
                Secret.of(row.getString("password_hash")));
    }
}
