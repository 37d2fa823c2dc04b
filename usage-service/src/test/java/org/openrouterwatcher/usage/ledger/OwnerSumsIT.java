package org.openrouterwatcher.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.kit.LedgerEntries;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.springframework.beans.factory.annotation.Autowired;

/** What all keys of an owner cost together is the sum of what each of them did. */
@RunningUsageService
class OwnerSumsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 3);

    @Autowired
    private LedgerEntries entries;

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

    private static void get(Future<Object> booking) {
        try {
            booking.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
