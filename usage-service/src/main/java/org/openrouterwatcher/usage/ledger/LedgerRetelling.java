package org.openrouterwatcher.usage.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import org.openrouterwatcher.messaging.outbox.Retelling;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells a new topic of every day in the ledger, as it stands. */
@Component
class LedgerRetelling implements Retelling {

    private final UsageDays heads;
    private final UsageRows rows;
    private final TransactionTemplate snapshot;

    LedgerRetelling(UsageDays heads, UsageRows rows, PlatformTransactionManager transactions) {
        this.heads = heads;
        this.rows = rows;
        // the lines of a day are those of its version
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    @Override
    public String topic() {
        return Topics.USAGE_EVENTS;
    }

    @Override
    public void tell(Consumer<Fact> facts) {
        heads.keys().forEach(keyId -> daysOf(keyId).stream().map(Fact::of).forEach(facts));
    }

    private List<UsageUpdated> daysOf(long keyId) {
        return Optional.ofNullable(snapshot.execute(_ -> heads.told(keyId, rows.load(keyId))))
                .orElseThrow();
    }
}
