package org.openrouterwatcher.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import org.openrouterwatcher.usage.kit.LedgerEntries;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who begins to listen on a new topic learns all that was spent. */
@RunningUsageService
class LedgerRetellingIT {

    @Autowired
    private LedgerRetelling retelling;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private JdbcClient jdbc;

    private final Owner owner = Owner.fresh();

    @Test
    void tellsEveryDayAsItStandsWithTheVersionItWasToldWith() {
        long key = entries.key(owner);
        LocalDate first = LocalDate.of(2026, 9, 1);
        LocalDate second = LocalDate.of(2026, 9, 2);
        entries.bookOneDollar(owner, key, first, second);

        List<UsageUpdated> told = told(key);

        assertThat(told).extracting(UsageUpdated::day).containsExactly(first, second);
        assertThat(told).extracting(UsageUpdated::version).isEqualTo(toldBefore(key));
        assertThat(told)
                .flatExtracting(UsageUpdated::lines)
                .allSatisfy(line -> assertThat(line.creditsCost()).isEqualByComparingTo(BigDecimal.ONE))
                .hasSize(2);
    }

    private List<UsageUpdated> told(long key) {
        List<UsageUpdated> told = new ArrayList<>();
        retelling.tell(fact -> told.add((UsageUpdated) fact.event()));
        return told.stream().filter(it -> it.keyId() == key).toList();
    }

    private List<Long> toldBefore(long key) {
        return jdbc.sql("SELECT version FROM outbox WHERE topic = 'usage-events' AND key = :key ORDER BY id")
                .param("key", Long.toString(key))
                .query(Long.class)
                .list();
    }
}
