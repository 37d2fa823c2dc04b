package org.openrouterwatcher.revocation.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.revocation.ClosingBarrier.Unsent;

/**
 * What PostgreSQL does for us: transactions with snapshots, ids that are taken before the commit, and a lease that ends
 * when its session does.
 */
final class Database {

    final Map<String, Polls> polls = new LinkedHashMap<>();
    final List<Revocation> revocations = new ArrayList<>();
    private final List<Row> outbox = new ArrayList<>();
    private final List<Transaction> open = new ArrayList<>();
    private final Map<Integer, Token> tokens = new HashMap<>();
    private long lastXid = 100;
    private long lastId;
    private long epoch;
    private long prunedXid;
    private boolean sealed;
    private Relay lease;

    /** A row of the outbox; the relay sees it once it is committed. */
    static final class Row {
        final long id;
        final long xid;
        final TokenEvent event;
        private boolean committed;
        private boolean sent;

        private Row(long id, long xid, TokenEvent event) {
            this.id = id;
            this.xid = xid;
            this.event = event;
        }
    }

    /** What the row of a token says. */
    record Token(long version, boolean active) {}

    /** How often a gateway has polled, and what it had applied then. */
    record Polls(long count, long cursor) {}

    /** A row that stands for a revocation until it is proven. */
    static final class Revocation {
        final long xid;
        final List<Integer> tokens;
        final List<String> subjects;
        boolean proven;

        private Revocation(long xid, List<Integer> tokens, List<String> subjects) {
            this.xid = xid;
            this.tokens = tokens;
            this.subjects = subjects;
        }
    }

    /** Changes that are seen together, later, or never. */
    final class Transaction {
        final long xid = ++lastXid;
        private final List<Row> rows = new ArrayList<>();
        private final Map<Integer, Token> changes = new LinkedHashMap<>();

        /** Takes an id at once. */
        void append(TokenEvent event) {
            rows.add(new Row(++lastId, xid, event));
        }

        void change(int token, Token to) {
            changes.put(token, to);
        }

        boolean hasRows() {
            return !rows.isEmpty();
        }

        boolean touches(int token) {
            return changes.containsKey(token);
        }

        Optional<Revocation> commit() {
            open.remove(this);
            rows.forEach(row -> row.committed = true);
            outbox.addAll(rows);
            outbox.sort(Comparator.comparingLong(row -> row.id));
            tokens.putAll(changes);
            List<Integer> ended = changes.entrySet().stream()
                    .filter(it -> !it.getValue().active())
                    .map(Map.Entry::getKey)
                    .toList();
            if (ended.isEmpty()) {
                return Optional.empty();
            }
            var revocation = new Revocation(
                    xid, ended, rows.stream().map(row -> row.event.subject()).toList());
            revocations.add(revocation);
            return Optional.of(revocation);
        }

        void rollBack() {
            open.remove(this);
        }
    }

    /** Begins to append to the feed; nobody may while it is sealed. */
    Optional<Transaction> begin() {
        if (sealed) {
            return Optional.empty();
        }
        var transaction = new Transaction();
        open.add(transaction);
        return Optional.of(transaction);
    }

    List<Transaction> open() {
        return open;
    }

    Token token(int id) {
        return tokens.getOrDefault(id, new Token(0, false));
    }

    boolean isBusyWith(int token) {
        return open.stream().anyMatch(it -> it.touches(token));
    }

    /** {@code pg_snapshot_xmin}: all transactions below it are over. */
    long snapshotXmin() {
        return open.stream().mapToLong(it -> it.xid).min().orElse(lastXid + 1);
    }

    Unsent unsent() {
        List<Row> rows = unsentRows(Integer.MAX_VALUE);
        return rows.isEmpty()
                ? new Unsent(0, 0, snapshotXmin())
                : new Unsent(rows.getFirst().id, rows.getLast().id, snapshotXmin());
    }

    List<Row> unsentRows(int limit) {
        List<Row> rows = new ArrayList<>();
        for (Row row : outbox) {
            if (row.committed && !row.sent && rows.size() < limit) {
                rows.add(row);
            }
        }
        return rows;
    }

    void markSent(List<Row> rows) {
        rows.forEach(row -> row.sent = true);
    }

    /** Housekeeping. */
    void prune() {
        outbox.removeIf(row -> {
            if (row.sent) {
                prunedXid = Math.max(prunedXid, row.xid);
            }
            return row.sent;
        });
    }

    void notePoll(String gateway, long cursor) {
        lastXid++;
        Polls before = polls.getOrDefault(gateway, new Polls(0, 0));
        polls.put(gateway, new Polls(before.count() + 1, Math.max(before.cursor(), cursor)));
    }

    /** What token-service answers to a poll. */
    record Changes(List<TokenEvent> events, long cursor, boolean complete) {}

    Changes changesSince(long cursor) {
        return new Changes(
                outbox.stream()
                        .filter(row -> row.xid >= cursor)
                        .map(row -> row.event)
                        .toList(),
                snapshotXmin(),
                cursor > prunedXid);
    }

    /** The epoch, or 0 while another one has the lease. */
    long takeLease(Relay relay) {
        if (lease != null) {
            return 0;
        }
        lease = relay;
        return ++epoch;
    }

    boolean holdsLease(Relay relay) {
        return lease == relay;
    }

    /** The session that holds the lease ends: it was closed, or its client died, or the network took it for dead. */
    void endLease() {
        lease = null;
    }

    Relay leaseHolder() {
        return lease;
    }

    boolean isSealed() {
        return sealed;
    }

    /** Waits for those who are appending: false as long as there are any. */
    boolean seal() {
        if (open.stream().anyMatch(Transaction::hasRows)) {
            return false;
        }
        sealed = true;
        return true;
    }

    void unseal() {
        sealed = false;
    }
}
