package org.openrouterwatcher.usage.purge;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.usage.kit.Ticks.purgeDue;
import static org.openrouterwatcher.usage.kit.World.CLOCK;

import java.time.LocalDate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.UsagePurged;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.usage.kit.LedgerEntries;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.kit.Ticks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger keeps 365 days and not one more. */
@RunningUsageService
class UsagePurgeIT {

    @Autowired
    private Ticks ticks;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Owner owner = Owner.fresh();
    private final LocalDate today = LocalDate.ofInstant(CLOCK.instant(), UTC);
    private final LocalDate oldestInside = today.minusDays(365);
    private final LocalDate firstOutside = today.minusDays(366);

    @Test
    void keepsTheOldestDayInsideAndRemovesTheFirstOneOutside() {
        long key = entries.key(owner);
        entries.bookOneDollar(owner, key, firstOutside, oldestInside, today);

        var result = ticks.run(purgeDue());

        assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(result.counts().rows()).isEqualTo(1);
        assertThat(entries.days(key)).containsExactly(oldestInside, today);
        assertThat(entries.total(key)).isEqualByComparingTo("2");
        assertThat(entries.total(owner)).isEqualByComparingTo("2");
    }

    @Test
    void keepsTheDaysInsideOfAMonthOfWhichNearlyAllGoes() {
        long key = entries.key(owner);
        long other = bookedBeforeAndInside();
        entries.bookOneDollar(owner, key, oldestInside, today);

        ticks.run(purgeDue());

        assertThat(entries.days(key)).containsExactly(oldestInside, today);
        assertThat(entries.days(other)).containsExactly(oldestInside);
        assertThat(entries.total(key)).isEqualByComparingTo("2");
        assertThat(entries.total(other)).isEqualByComparingTo("1");
        assertThat(entries.total(owner)).isEqualByComparingTo("3");
        assertThat(lines(other)).isEqualTo(1);
    }

    @Test
    void hidesNoKeptDayFromAReaderWhoBeganBefore() {
        long key = bookedBeforeAndInside();
        var reader = new TransactionTemplate(transactions);
        reader.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

        var seen = reader.execute(_ -> {
            jdbc.sql("SELECT count(*) FROM openrouter_keys").query(Long.class).single();
            ticks.run(purgeDue());
            return entries.days(key);
        });

        assertThat(seen).contains(oldestInside);
    }

    /** So many days outside that it is quicker to write the one inside again than to delete them. */
    private long bookedBeforeAndInside() {
        LocalDate[] outside =
                oldestInside.withDayOfMonth(1).datesUntil(oldestInside).toArray(LocalDate[]::new);
        LongStream.range(0, 20).forEach(_ -> entries.bookOneDollar(owner, entries.key(owner), outside));
        long key = entries.key(owner);
        entries.bookOneDollar(owner, key, outside);
        entries.bookOneDollar(owner, key, oldestInside);
        return key;
    }

    private long lines(long key) {
        return jdbc.sql("SELECT count(*) FROM usage_rows WHERE key_id = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    @Test
    void dropsTheTablesOfAMonthThatIsWhollyOutside() {
        long key = entries.key(owner);
        LocalDate longAgo = LocalDate.of(2021, 2, 3);
        entries.bookOneDollar(owner, key, longAgo, today);

        ticks.run(purgeDue());

        assertThat(entries.days(key)).containsExactly(today);
        assertThat(entries.total(key)).isEqualByComparingTo("1");
        assertThat(tablesOf("2021_02")).isZero();
    }

    @Test
    void dropsTheTablesThatAPurgeLeftWhichWasCutOff() {
        long key = entries.key(owner);
        entries.bookOneDollar(owner, key, LocalDate.of(2021, 3, 3));
        jdbc.sql("TRUNCATE usage_rows_2021_03, usage_models_2021_03, usage_days_2021_03, owner_usage_2021_03")
                .update();
        jdbc.sql("ALTER TABLE usage_rows DETACH PARTITION usage_rows_2021_03").update();
        jdbc.sql("DROP TABLE usage_models_2021_03").update();

        ticks.run(purgeDue());

        assertThat(tablesOf("2021_03")).isZero();
    }

    private long tablesOf(String month) {
        return jdbc.sql("SELECT count(*) FROM pg_class WHERE relname LIKE '%usage%' || :month")
                .param("month", month)
                .query(Long.class)
                .single();
    }

    @Test
    void tellsOfEachKeyFromWhichDayOnItIsKept() {
        long key = entries.key(owner);
        entries.bookOneDollar(owner, key, firstOutside, oldestInside);

        try (var probe = EventProbe.of(Topics.USAGE_EVENTS)) {
            ticks.run(purgeDue());

            var told = EventDeserializer.read(probe.awaitRecord(found ->
                    EventDeserializer.read(found).event() instanceof UsagePurged purged && purged.keyId() == key));
            assertThat(told).extracting(Envelope::event).isInstanceOfSatisfying(UsagePurged.class, purged -> {
                assertThat(purged.keptFrom()).isEqualTo(oldestInside);
                assertThat(purged.rows()).isEqualTo(1);
            });
        }
    }
}
