package org.openrouterwatcher.usage.kit;

import static org.openrouterwatcher.usage.kit.World.CLOCK;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.usage.ledger.Ledger;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.ledger.UsageDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Books days without asking OpenRouter, which tells of the last thirty only. */
public final class LedgerEntries {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    LedgerEntries(JdbcClient jdbc, Ledger ledger, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** A key that is watched no more. */
    public long key(Owner owner) {
        return jdbc.sql("""
                        INSERT INTO openrouter_keys (owner_id, name, kind, status)
                        VALUES (:owner, 'retired', 'INFERENCE', 'VALID') RETURNING id
                        """).param("owner", owner.id()).query(Long.class).single();
    }

    /** Books a dollar on each of these days, while the key is changed in the same transaction, as a sync does. */
    public void bookOneDollar(Owner owner, long keyId, LocalDate... days) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("UPDATE openrouter_keys SET usage_as_of = now() WHERE id = :id")
                    .param("id", keyId)
                    .update();
            ledger.replace(keyId, owner.id(), dollars(days), Map.of(), CLOCK.instant());
        });
    }

    private static List<UsageDay> dollars(LocalDate... days) {
        return Arrays.stream(days)
                .map(day -> UsageDay.counted(day, new Money(BigDecimal.ONE, BigDecimal.ZERO)))
                .toList();
    }

    /** The days that are booked for a key. */
    public List<LocalDate> days(long keyId) {
        return jdbc.sql("SELECT day FROM usage_days WHERE key_id = :id ORDER BY day")
                .param("id", keyId)
                .query(LocalDate.class)
                .list();
    }

    /** What all keys of an owner cost together, as their common sums say. */
    public BigDecimal total(Owner owner) {
        return jdbc.sql("SELECT coalesce(sum(credits_cost), 0) FROM owner_usage WHERE owner_id = :id")
                .param("id", owner.id())
                .query(BigDecimal.class)
                .single();
    }

    /** What the months of a key cost together. */
    public BigDecimal total(long keyId) {
        return jdbc.sql("SELECT coalesce(sum(credits_cost), 0) FROM usage_months WHERE key_id = :id")
                .param("id", keyId)
                .query(BigDecimal.class)
                .single();
    }
}
