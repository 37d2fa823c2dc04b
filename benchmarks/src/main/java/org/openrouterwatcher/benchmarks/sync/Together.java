package org.openrouterwatcher.benchmarks.sync;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does the same with many things, some of them at a time, because each is mostly waiting for an answer. */
final class Together {

    private Together() {}

    /** What is done with each. */
    @FunctionalInterface
    interface Act<T> {
        void with(T each) throws Exception;
    }

    /** Returns when all are done; throws the first failure in their order. */
    static <T> void forEach(List<T> all, int atOnce, Act<T> act) throws InterruptedException {
        var turns = new Semaphore(atOnce);
        List<Future<Void>> done;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            done = all.stream()
                    .map(each -> threads.<Void>submit(() -> {
                        turns.acquire();
                        try {
                            act.with(each);
                        } finally {
                            turns.release();
                        }
                        return null;
                    }))
                    .toList();
        }
        for (Future<Void> each : done) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
