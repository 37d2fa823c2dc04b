package org.openrouterwatcher.usage.ledger;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the monthly partitions of the ledger before something is written into them: at the start those that OpenRouter
 * can speak of today and soon, later what is missing. A table is made beside its parent and then attached, because that
 * lock lets readers and writers of other months go on.
 */
@Component
class LedgerMonths {

    /** What OpenRouter still tells of, with room to spare. */
    private static final int MONTHS_BACK = 2;

    private static final int MONTHS_AHEAD = 1;

    private static final List<String> TABLES = List.of("usage_days", "usage_rows", "usage_models", "owner_usage");
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("'_'yyyy'_'MM");
    private static final int LOCK = 0x4c454447;

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    LedgerMonths(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        prepareAround(LocalDate.ofInstant(clock.instant(), UTC));
    }

    private void prepareAround(LocalDate today) {
        prepare(IntStream.rangeClosed(-MONTHS_BACK, MONTHS_AHEAD)
                .mapToObj(today::plusMonths)
                .toList());
    }

    /** Makes what is missing for these days; days of known months cost nothing. */
    void prepare(Collection<LocalDate> days) {
        days.stream().map(YearMonth::from).distinct().forEach(month -> {
            if (!known.contains(month)) {
                ownTransaction.executeWithoutResult(_ -> create(month));
                known.add(month);
            }
        });
    }

    private void create(YearMonth month) {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> true)
                .single();
        TABLES.forEach(table -> create(table, month));
    }

    private void create(String table, YearMonth month) {
        String partition = table + SUFFIX.format(month);
        if (exists(partition)) {
            return;
        }
        jdbc.sql("CREATE TABLE %s (LIKE %s INCLUDING ALL) WITH (fillfactor = %d)"
                        .formatted(partition, table, fill(table)))
                .update();
        jdbc.sql("ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(
                                table,
                                partition,
                                month.atDay(1),
                                month.plusMonths(1).atDay(1)))
                .update();
    }

    /**
     * How full pages are made, in percent. Each key adds to the same rows of the owner's sums; where a page has room
     * for the new one, the indexes are left alone, which takes half the time.
     */
    private static int fill(String table) {
        return table.equals("owner_usage") ? 50 : 100;
    }

    private boolean exists(String table) {
        return jdbc.sql("SELECT to_regclass(:table) IS NOT NULL")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }
}
