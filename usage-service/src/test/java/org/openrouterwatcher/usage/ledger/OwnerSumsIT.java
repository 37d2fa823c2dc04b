package org.openrouterwatcher.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.kit.LedgerEntries;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What all keys of an owner cost together is the sum of what each of them did. */
@RunningUsageService
class OwnerSumsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 3);

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private Ledger ledger;

    @Autowired
    private KeyStandings standings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final Owner owner = Owner.fresh();

    @Test
    void areTrueAfterManyKeysWereBookedAtTheSameTime() throws Exception {
        List<Callable<Object>> bookings = IntStream.range(0, 40)
                .mapToObj(_ -> entries.key(owner))
                .map(key -> Executors.callable(() -> entries.bookOneDollar(owner, key, DAY, DAY.plusDays(1))))
                .toList();

        try (var writers = Executors.newFixedThreadPool(8)) {
            writers.invokeAll(bookings).forEach(OwnerSumsIT::get);
        }

        assertThat(entries.total(owner)).isEqualByComparingTo("80");
    }

    @Test
    void areTrueAfterDaysWereBookedForTheFirstTimeAndAnew() {
        long one = entries.key(owner);
        long other = entries.key(owner);
        book(one, itemised("a", 1L, "0.1"), itemised("b", null, "0.02"));
        book(other, itemised("a", 2L, "0.003"), itemised("b", 7L, "5"));

        book(one, itemised("a", 4L, "0.25"), itemised("c", null, "1"));

        assertThat(differences()).isEmpty();
        assertThat(jdbc.sql("SELECT model || ' ' || coalesce(requests::text, '?') || ' in ' || lines FROM owner_usage"
                                + " WHERE owner_id = :owner AND day = :day ORDER BY model")
                        .param("owner", owner.id())
                        .param("day", DAY)
                        .query(String.class)
                        .list())
                .containsExactly("a 6 in 2", "b 7 in 1", "c ? in 1");
    }

    @Test
    void areTrueAfterSomethingUnknownIsAddedToSomethingKnown() {
        book(entries.key(owner), itemised("a", 3L, "1"), itemised("b", null, "1"));

        book(entries.key(owner), itemised("a", null, "2"), itemised("b", null, "2"));

        assertThat(differences()).isEmpty();
    }

    @Test
    void areTrueAfterCountersRoseAndWhenTheDayIsItemisedAtLast() {
        long one = entries.key(owner);
        long other = entries.key(owner);
        bookCounted(other, "7");
        bookCounted(one, "0.1");

        bookCounted(one, "0.25");

        assertThat(differences()).isEmpty();
        assertThat(entries.total(owner)).isEqualByComparingTo("7.25");
        book(one, itemised("a", 4L, "0.25"));
        assertThat(differences()).isEmpty();
    }

    private static UsageRow itemised(String model, @Nullable Long requests, String credits) {
        return new UsageRow(
                new UsageRow.Route(model, model, "North", "endpoint"),
                new UsageRow.Counts(requests, requests, requests, requests),
                new Money(new BigDecimal(credits), BigDecimal.ONE));
    }

    private void book(long key, UsageRow... rows) {
        transaction.executeWithoutResult(_ -> ledger.replace(
                key,
                owner.id(),
                List.of(UsageDay.itemised(DAY, List.of(rows))),
                standings.of(key, DAY).booked(),
                Instant.EPOCH));
    }

    private void bookCounted(long key, String credits) {
        transaction.executeWithoutResult(_ -> ledger.replace(
                key,
                owner.id(),
                List.of(UsageDay.counted(DAY, new Money(new BigDecimal(credits), BigDecimal.ONE))),
                standings.of(key, DAY).booked(),
                Instant.EPOCH));
    }

    /** Sums that are not those of the lines. */
    private List<String> differences() {
        return jdbc.sql("""
                        WITH anew AS (
                            SELECT day, model, provider, count(*) AS lines, sum(requests) AS requests,
                                   sum(tokens_input) AS tokens_input, sum(tokens_output) AS tokens_output,
                                   sum(tokens_reasoning) AS tokens_reasoning, sum(credits_cost) AS credits_cost,
                                   sum(byok_cost) AS byok_cost
                            FROM usage_rows WHERE owner_id = :owner GROUP BY day, model, provider),
                        kept AS (
                            SELECT day, model, provider, lines, requests, tokens_input, tokens_output,
                                   tokens_reasoning, credits_cost, byok_cost
                            FROM owner_usage WHERE owner_id = :owner)
                        SELECT difference::text FROM (
                            (SELECT * FROM anew EXCEPT SELECT * FROM kept)
                            UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM anew)) difference
                        """).param("owner", owner.id()).query(String.class).list();
    }

    private static void get(Future<Object> booking) {
        try {
            booking.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
