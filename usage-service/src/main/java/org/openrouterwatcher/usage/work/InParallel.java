package org.openrouterwatcher.usage.work;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same with many things, some at a time: the work waits for OpenRouter, not for the processor. */
public final class InParallel {

    private InParallel() {}

    /**
     * Applies a function to all and returns the results in the same order, when all are done.
     *
     * @param atOnce how many at the same time
     * @throws RuntimeException the first failure in order, after all are done
     */
    public static <T, R> List<R> map(Collection<T> all, int atOnce, Function<T, R> function) {
        var turns = new Semaphore(atOnce);
        List<Future<R>> results;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            results = all.stream()
                    .map(each -> executor.submit(() -> {
                        turns.acquire();
                        try {
                            return function.apply(each);
                        } finally {
                            turns.release();
                        }
                    }))
                    .toList();
        }
        return results.stream().map(InParallel::result).toList();
    }

    private static <R> R result(Future<R> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for work", e);
        }
    }
}
