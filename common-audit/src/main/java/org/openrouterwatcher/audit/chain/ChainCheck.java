package org.openrouterwatcher.audit.chain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.chain.Verification.Flaw;

/**
 * Walks a chain from its first entry to its head, and computes every hash anew.
 *
 * <p>Noticed: an entry that was changed, put in, moved or taken out, in the middle and at the end. Not noticed: what
 * was done to an entry before it was chained, a second or so after it was written; and the work of somebody who can
 * write past the triggers and computes all later hashes and the head anew. Against that one, compare a {@link Head}
 * that was noted elsewhere, such as in the service's log, with the entry of its number.
 */
public final class ChainCheck {

    private static final int ROWS_AT_A_TIME = 1000;

    private final Connection connection;

    private ChainCheck(Connection connection) {
        this.connection = connection;
    }

    /** Checks the chain of a service's database, as it is at this moment. The connection is not closed. */
    public static Verification of(Connection connection) throws SQLException {
        // one look at everything: a running service goes on chaining
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try {
            return new ChainCheck(connection).verification();
        } finally {
            connection.rollback();
        }
    }

    private Verification verification() throws SQLException {
        Head head = head();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(number) as chained, count(*) - count(number) as unchained,
                               min(at) as first_at, max(at) as last_at
                        from audit_entries
                        """)) {
            row.next();
            return new Verification(
                    row.getLong("chained"),
                    row.getLong("unchained"),
                    instant(row, "first_at"),
                    instant(row, "last_at"),
                    head,
                    firstFlaw(head).orElse(null));
        }
    }

    private Head head() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select number, hash from audit_head")) {
            // without the row every entry is one too many
            return row.next() ? new Head(row.getLong("number"), row.getString("hash")) : Head.START;
        }
    }

    private Optional<Flaw> firstFlaw(Head head) throws SQLException {
        Head last = Head.START;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet row =
                    statement.executeQuery("select * from audit_entries where number is not null order by number")) {
                while (row.next()) {
                    Link found = Link.of(row).orElseThrow();
                    Optional<Flaw> flaw = flaw(Link.after(last, AuditEntry.of(row)), found);
                    if (flaw.isPresent()) {
                        return flaw;
                    }
                    last = found.head();
                }
            }
        }
        return flawAtTheEnd(last, head);
    }

    private static Optional<Flaw> flaw(Link expected, Link found) {
        if (expected.equals(found)) {
            return Optional.empty();
        }
        if (found.number() != expected.number()) {
            return Optional.of(new Flaw(expected.number(), "is missing"));
        }
        boolean follows = expected.previousHash().equals(found.previousHash());
        return Optional.of(
                new Flaw(found.number(), follows ? "is not what was written" : "does not follow the entry before it"));
    }

    private static Optional<Flaw> flawAtTheEnd(Head last, Head head) {
        if (last.equals(head)) {
            return Optional.empty();
        }
        if (last.number() < head.number()) {
            return Optional.of(new Flaw(last.number() + 1, "is missing"));
        }
        return Optional.of(
                last.number() > head.number()
                        ? new Flaw(head.number() + 1, "stands behind the head of the chain")
                        : new Flaw(last.number(), "is not the one that the head of the chain names"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
