package org.openrouterwatcher.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.kit.LedgerEntries;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger has room for any day. */
@RunningUsageService
class LedgerMonthsIT {

    @Autowired
    private LedgerEntries entries;

    private final Owner owner = Owner.fresh();

    /** The new table is made on a connection of its own: it must not wait for the locks of who waits for it. */
    @Test
    void makesTheTableOfAMonthWhileTheKeyIsBeingChanged() {
        long key = entries.key(owner);
        LocalDate day = LocalDate.of(2020, 5, 6);

        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> entries.bookOneDollar(owner, key, day));

        assertThat(entries.days(key)).containsExactly(day);
    }
}
