package org.openrouterwatcher.usage.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.usage.kit.World.CLOCK;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.KeyWork;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.simulator.faults.FaultRule;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.kit.Books;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Work on a key takes effect once, whoever does it. */
@RunningUsageService
class KeyWorkerIT {

    private static final String KEY = "solo-notebook";

    @Autowired
    private Gateway gateway;

    @Autowired
    private Books books;

    @Autowired
    private KeyWorker worker;

    @Autowired
    private TickRuns runs;

    @Autowired
    private OpenRouterKeys keys;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final Owner owner = Owner.fresh();

    @Test
    void leavesNothingOfWorkThatSomebodyElseFinishesMeanwhile() throws Exception {
        long key = gateway.register(owner, KEY).is(201).id();
        books.awaitNoOpenWork();
        var due = new KeyWork.KeyValidationDue(begun(key), key);
        OPEN_ROUTER.fail(FaultRule.always(new Fault.Status(401)).forKey(KEY));
        OPEN_ROUTER.requests().clear();

        try (var elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
            finishWhile(elsewhere, due).get();
        }

        assertThat(status(key)).isEqualTo("VALID");
    }

    private UUID begun(long key) {
        UUID tickId = UUID.randomUUID();
        transaction.executeWithoutResult(
                _ -> runs.begin(tickId, Job.KEY_VALIDATION, TickRuns.Cause.MANUAL, List.of(key), CLOCK.instant()));
        return tickId;
    }

    /** Finishes the work when the other one has found out that the key is refused, and waits for the key. */
    private Future<?> finishWhile(ExecutorService elsewhere, KeyWork work) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            keys.lock(work.keyId());
            Future<?> other = elsewhere.submit(() -> worker.work(work));
            await().untilAsserted(() ->
                    assertThat(OPEN_ROUTER.requests().onPath("/key", KEY)).isEqualTo(2));
            runs.finish(work.tickId(), work.keyId(), WorkOutcome.success(0), CLOCK.instant());
            return other;
        }));
    }

    private String status(long key) {
        return jdbc.sql("SELECT status FROM openrouter_keys WHERE id = :id")
                .param("id", key)
                .query(String.class)
                .single();
    }
}
