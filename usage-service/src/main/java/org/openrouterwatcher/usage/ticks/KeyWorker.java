package org.openrouterwatcher.usage.ticks;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.openrouterwatcher.events.KeyWork;
import org.openrouterwatcher.events.KeyWork.KeySyncDue;
import org.openrouterwatcher.events.KeyWork.KeyValidationDue;
import org.openrouterwatcher.usage.sync.UsageSync;
import org.openrouterwatcher.usage.validation.KeyValidation;
import org.openrouterwatcher.usage.work.Finding;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Does one piece of work: asks OpenRouter first, then writes the effect and the mark that it is done together. */
@Component
class KeyWorker {

    private static final Logger log = LoggerFactory.getLogger(KeyWorker.class);

    private final TickRuns runs;
    private final UsageSync sync;
    private final KeyValidation validation;
    private final TransactionTemplate transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    KeyWorker(
            TickRuns runs,
            UsageSync sync,
            KeyValidation validation,
            TransactionTemplate transactions,
            MeterRegistry meters,
            Clock clock) {
        this.runs = runs;
        this.sync = sync;
        this.validation = validation;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** Does it, unless it has been done. */
    void work(KeyWork work) {
        if (!runs.isOpen(work.tickId(), work.keyId())) {
            return;
        }
        Finding finding = find(work);
        transactions.executeWithoutResult(transaction -> {
            WorkOutcome outcome = finding.write();
            if (!runs.finish(work.tickId(), work.keyId(), outcome, clock.instant())) {
                transaction.setRollbackOnly();
            }
        });
        meters.counter("watcher.key.work", "type", work.getClass().getSimpleName())
                .increment();
    }

    /** A key that cannot be worked on must not keep the tick from being completed. */
    private Finding find(KeyWork work) {
        try {
            return switch (work) {
                case KeySyncDue due -> sync.sync(due.keyId());
                case KeyValidationDue due -> validation.validate(due.keyId());
            };
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.atError().addKeyValue("keyId", work.keyId()).setCause(e).log("work on a key failed");
            return Finding.of(WorkOutcome.failure(0, "It failed here; the log of usage-service says why."));
        }
    }
}
