package org.openrouterwatcher.audit.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openrouterwatcher.audit.chain.AuditEntry;
import org.openrouterwatcher.audit.chain.Head;
import org.openrouterwatcher.audit.chain.Link;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ties written entries into one chain. Requests only add rows and never wait for each other; numbers and hashes come
 * afterwards, by one instance at a time, which holds the head's row. Whatever has been committed and has no number is
 * chained next, so an entry whose transaction took long comes later and is never left out.
 *
 * <p>That means: an entry is protected by the triggers at once, but by the chain only from a moment after it was
 * written.
 */
final class AuditChain {

    /** A chainer that stands still in the middle, and would keep all others away, is ended by the database. */
    private static final String LIMITS = """
            select set_config('idle_in_transaction_session_timeout', '10s', true),
                   set_config('statement_timeout', '30s', true)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;

    AuditChain(JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
    }

    /**
     * Chains the oldest unchained entries.
     *
     * @return how many; fewer than the limit when there are no more, and 0 while another instance is at it
     */
    int extend(int limit) {
        Integer chained = transaction.execute(_ -> {
            jdbc.sql(LIMITS).query((_, _) -> true).single();
            return lockHead().map(head -> extend(head, limit)).orElse(0);
        });
        return chained == null ? 0 : chained;
    }

    /** The end of the chain. */
    Head head() {
        return jdbc.sql("select number, hash from audit_head")
                .query((row, _) -> new Head(row.getLong("number"), row.getString("hash")))
                .single();
    }

    private Optional<Head> lockHead() {
        return jdbc.sql("select number, hash from audit_head for update skip locked")
                .query((row, _) -> new Head(row.getLong("number"), row.getString("hash")))
                .optional();
    }

    private int extend(Head head, int limit) {
        List<AuditEntry> next = jdbc.sql(
                        "select * from audit_entries where number is null order by serial limit :limit")
                .param("limit", limit)
                .query((row, _) -> AuditEntry.of(row))
                .list();
        if (next.isEmpty()) {
            return 0;
        }
        List<Object[]> links = new ArrayList<>();
        Head end = head;
        for (AuditEntry entry : next) {
            Link link = Link.after(end, entry);
            links.add(new Object[] {link.number(), link.previousHash(), link.hash(), entry.id()});
            end = link.head();
        }
        batches.batchUpdate("update audit_entries set number = ?, previous_hash = ?, hash = ? where id = ?", links);
        jdbc.sql("update audit_head set number = :number, hash = :hash")
                .param("number", end.number())
                .param("hash", end.hash())
                .update();
        return next.size();
    }
}
