package org.openrouterwatcher.audit.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What ties an entry to all before it.
 *
 * @param number the place in the chain; the first is 1
 * @param previousHash that of the entry before; 64 zeros for the first
 * @param hash over this entry and {@code previousHash}, in 64 lower-case hex digits
 */
public record Link(long number, String previousHash, String hash) {

    /** The link of this entry behind this head. */
    public static Link after(Head head, AuditEntry entry) {
        long number = head.number() + 1;
        return new Link(number, head.hash(), EntryHash.of(number, head.hash(), entry));
    }

    /** Reads a row of {@code audit_entries}; empty while it is not chained. */
    public static Optional<Link> of(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Link(number, row.getString("previous_hash"), row.getString("hash")));
    }

    /** The head of the chain that ends with this link. */
    public Head head() {
        return new Head(number, hash);
    }
}
