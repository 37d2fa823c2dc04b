package org.openrouterwatcher.benchmarks.purge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openrouterwatcher.benchmarks.reading.LedgerReader;
import org.openrouterwatcher.benchmarks.reading.Look;
import org.openrouterwatcher.stage.Pace;

/**
 * People who read at a steady rate, the figures of the page and a page of lines in turn, whether or not the one before
 * has been answered; who has to wait is not asked less often.
 */
final class Readers implements AutoCloseable {

    /** As many as usage-service has connections. */
    private static final int AT_ONCE = 10;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LedgerReader reader;
    private final double perSecond;

    Readers(LedgerReader reader, double perSecond) {
        this.reader = reader;
        this.perSecond = perSecond;
    }

    /** What is done while they read. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * They read many at a time, until everybody is awake and every connection to the database is there: otherwise those
     * who read during a purge, more at once than before, would wait for connections to be made.
     */
    void warmUp(int times) throws InterruptedException {
        for (int i = 0; i < times; i += AT_ONCE) {
            threads.invokeAll(Collections.<Callable<Look>>nCopies(AT_ONCE, reader::overview));
            threads.invokeAll(Collections.<Callable<Look>>nCopies(AT_ONCE, reader::page));
        }
    }

    /** They read for so long. */
    Waits readFor(Duration time) throws Exception {
        return readWhile(() -> Thread.sleep(time));
    }

    /** They read until this is done; every answer that was asked for meanwhile counts. */
    Waits readWhile(Work work) throws Exception {
        var over = new AtomicBoolean();
        Future<List<Future<Look>>> asked = threads.submit(() -> askUntil(over));
        try {
            work.run();
        } finally {
            over.set(true);
        }
        return waits(asked.get());
    }

    private List<Future<Look>> askUntil(AtomicBoolean over) throws InterruptedException {
        List<Future<Look>> asked = new ArrayList<>();
        var pace = new Pace(perSecond);
        for (int i = 0; !over.get(); i++) {
            pace.await(i);
            asked.add(threads.submit(i % 2 == 0 ? reader::overview : (Callable<Look>) reader::page));
        }
        return asked;
    }

    private static Waits waits(List<Future<Look>> asked) throws InterruptedException, ExecutionException {
        List<Look> looks = new ArrayList<>();
        for (var each : asked) {
            looks.add(each.get());
        }
        return Waits.of(looks);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
