package org.openrouterwatcher.simulator.api;

import java.net.SocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts what was asked and by whom, so that a test can say how often upstream may be bothered. */
public final class RequestLog {

    private final Map<Sender, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<SocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    /** Who asked what; key and hash are null for a key that OpenRouter does not know. */
    private record Sender(
            String path, @Nullable String key, @Nullable String keyHash) {}

    /**
     * How often a key asked a path.
     *
     * @param path as published, such as {@code /keys/{hash}}; {@code unknown} for any other
     */
    public record Count(
            String path, @Nullable String key, @Nullable String keyHash, long count) {}

    /** A request that is being answered, until that is closed: before its last byte, after which the next may begin. */
    final class Running implements AutoCloseable {

        private final AtomicBoolean ended = new AtomicBoolean();

        @Override
        public void close() {
            if (ended.compareAndSet(false, true)) {
                running.decrementAndGet();
            }
        }
    }

    Running started(String path, @Nullable String key, @Nullable String keyHash, SocketAddress from) {
        connections.add(from);
        counts.computeIfAbsent(new Sender(path, key, keyHash), sender -> new LongAdder())
                .increment();
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        return new Running();
    }

    public long total() {
        return sum(sender -> true);
    }

    public long onPath(String path) {
        return sum(sender -> sender.path.equals(path));
    }

    public long onPath(String path, String key) {
        return sum(sender -> sender.path.equals(path) && key.equals(sender.key));
    }

    /** The largest number of requests that were being answered at the same time. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Over how many connections requests came, the closed ones included. */
    public int connections() {
        return connections.size();
    }

    public List<Count> counts() {
        return counts.entrySet().stream()
                .map(entry -> {
                    var sender = entry.getKey();
                    return new Count(
                            sender.path,
                            sender.key,
                            sender.keyHash,
                            entry.getValue().sum());
                })
                .sorted(Comparator.comparing(Count::path).thenComparing(count -> String.valueOf(count.key)))
                .toList();
    }

    public void clear() {
        counts.clear();
        connections.clear();
        mostAtOnce.set(running.get());
    }

    private long sum(Predicate<Sender> wanted) {
        return counts.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }
}
