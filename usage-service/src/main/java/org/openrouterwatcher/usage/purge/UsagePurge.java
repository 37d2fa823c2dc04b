package org.openrouterwatcher.usage.purge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.UsageEvent.UsagePurged;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.usage.audit.Actions;
import org.openrouterwatcher.usage.audit.Subjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes from the ledger what is older than the retention, oldest month first, each month in a transaction of its own:
 * a purge that is cut off has done some months wholly and the others not at all, and the next one goes on.
 */
@Component
@EnableConfigurationProperties(RetentionProperties.class)
public class UsagePurge {

    private static final Logger log = LoggerFactory.getLogger(UsagePurge.class);

    private final LedgerPartitions partitions;
    private final EmptyPartitions emptyPartitions;
    private final RetentionProperties retention;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UsagePurge(
            LedgerPartitions partitions,
            EmptyPartitions emptyPartitions,
            RetentionProperties retention,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.partitions = partitions;
        this.emptyPartitions = emptyPartitions;
        this.retention = retention;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Removes every day that is too old today.
     *
     * @return how many ledger lines went
     */
    public long purge() {
        LocalDate keptFrom = retention.keptFrom(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        long rows = partitions.monthsBefore(keptFrom).stream()
                .mapToLong(month -> purge(month, keptFrom))
                .sum();
        emptyPartitions.remove(keptFrom);
        log.atInfo().addKeyValue("keptFrom", keptFrom).addKeyValue("rows", rows).log("usage purged");
        return rows;
    }

    private long purge(YearMonth month, LocalDate keptFrom) {
        Long rows = transaction.execute(_ -> {
            List<LedgerPartitions.KeyRows> gone = partitions.rows(month, keptFrom);
            boolean whole = !month.plusMonths(1).atDay(1).isAfter(keptFrom);
            LocalDate now = whole ? month.plusMonths(1).atDay(1) : keptFrom;
            long sum = gone.stream().mapToLong(LedgerPartitions.KeyRows::rows).sum();
            tell(gone, now);
            audit.done(Actions.USAGE_PURGE, Subjects.usage(month), Map.of("kept_from", now.toString(), "rows", sum));
            if (whole) {
                partitions.empty(month); // last, as nobody can read the month from here on
            } else {
                partitions.trim(month, keptFrom);
            }
            return sum;
        });
        return rows == null ? 0 : rows;
    }

    private void tell(List<LedgerPartitions.KeyRows> gone, LocalDate keptFrom) {
        List<Long> versions = partitions.nextVersions(gone.size());
        outbox.appendAll(IntStream.range(0, gone.size())
                .mapToObj(i -> new UsagePurged(
                        gone.get(i).keyId(), keptFrom, gone.get(i).rows(), clock.instant(), versions.get(i)))
                .toList());
    }
}
