package org.openrouterwatcher.revocation.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.revocation.simulation.Database.Revocation;
import org.openrouterwatcher.revocation.simulation.Database.Token;
import org.openrouterwatcher.revocation.simulation.Database.Transaction;

/** Have tokens issued, changed and revoked, and close accounts; each in a transaction that takes its time. */
final class People {

    private static final int AT_ONCE = 3;
    private static final Instant LONG_AGO = Instant.EPOCH;

    private final Database database;
    private final Chance chance;

    People(Database database, Chance chance) {
        this.database = database;
        this.chance = chance;
    }

    /** Some tokens are there from the beginning. */
    void begin() {
        for (int token = 0; token < Tokens.COUNT; token += 1 + chance.below(2)) {
            Transaction issuing = database.begin().orElseThrow();
            issue(issuing, token);
            issuing.commit();
        }
    }

    /** A transaction begins, writes, or ends; with what it revoked, if it did. */
    Optional<Revocation> changeSomething(boolean mayBegin) {
        List<Transaction> open = database.open();
        if (open.isEmpty() || open.size() < AT_ONCE && chance.oneIn(3)) {
            if (mayBegin) {
                database.begin();
            }
            return Optional.empty();
        }
        Transaction transaction = chance.oneOf(open);
        if (!transaction.hasRows()) {
            write(transaction);
        } else if (chance.oneIn(12)) {
            transaction.rollBack();
        } else {
            return transaction.commit();
        }
        return Optional.empty();
    }

    /** Who finds the feed sealed waits, in vain here; who finds the account locked as well. */
    private void write(Transaction transaction) {
        int token = chance.below(Tokens.COUNT);
        if (database.isSealed() || Tokens.of(Tokens.owner(token)).stream().anyMatch(database::isBusyWith)) {
            transaction.rollBack();
            return;
        }
        Token before = database.token(token);
        if (before.version() > 0 && !before.active()) {
            transaction.rollBack();
        } else if (before.version() == 0 || chance.oneIn(5)) {
            issue(transaction, token);
        } else if (chance.oneIn(4)) {
            closeAccount(transaction, Tokens.owner(token));
        } else {
            revoke(transaction, token);
        }
    }

    private void issue(Transaction transaction, int token) {
        long version = database.token(token).version() + 1;
        transaction.append(
                new ApiTokenIssued(token, Tokens.owner(token), Tokens.digestInHex(token), LONG_AGO, null, version));
        transaction.change(token, new Token(version, true));
    }

    private void revoke(Transaction transaction, int token) {
        long version = database.token(token).version() + 1;
        transaction.append(new ApiTokenRevoked(
                token, Tokens.owner(token), LONG_AGO, null, RevocationReason.REVOKED_BY_OWNER, version));
        transaction.change(token, new Token(version, false));
    }

    /** What it does not revoke one by one ends with the account. */
    private void closeAccount(Transaction transaction, int user) {
        transaction.append(new UserDisabled(user, LONG_AGO, RevocationReason.ACCOUNT_DELETED, 1));
        for (int token : Tokens.of(user)) {
            Token before = database.token(token);
            if (before.active() && chance.oneIn(2)) {
                revoke(transaction, token);
            } else {
                transaction.change(token, new Token(before.version() + 1, false));
            }
        }
    }
}
