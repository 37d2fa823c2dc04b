package org.openrouterwatcher.usage.purge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
    private final RetentionProperties retention;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UsagePurge(
            LedgerPartitions partitions,
            RetentionProperties retention,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.partitions = partitions;
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
        log.atInfo().addKeyValue("keptFrom", keptFrom).addKeyValue("rows", rows).log("usage purged");
        return rows;
    }

    private long purge(YearMonth month, LocalDate keptFrom) {
        Long rows = transaction.execute(_ -> {
            List<LedgerPartitions.KeyRows> gone = partitions.rows(month, keptFrom);
            boolean whole = !month.plusMonths(1).atDay(1).isAfter(keptFrom);
            if (whole) {
                partitions.drop(month);
            } else {
                partitions.trim(month, keptFrom);
            }
            LocalDate now = whole ? month.plusMonths(1).atDay(1) : keptFrom;
            gone.forEach(key -> outbox.append(
                    new UsagePurged(key.keyId(), now, key.rows(), clock.instant(), partitions.nextVersion())));
            long sum = gone.stream().mapToLong(LedgerPartitions.KeyRows::rows).sum();
            audit.done(Actions.USAGE_PURGE, Subjects.usage(month), Map.of("kept_from", now.toString(), "rows", sum));
            return sum;
        });
        return rows == null ? 0 : rows;
    }
}
