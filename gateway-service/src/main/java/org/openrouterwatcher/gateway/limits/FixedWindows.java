package org.openrouterwatcher.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;

/**
 * Counts per key against one quota. A key's window starts with its first use, so that not all quotas renew in the same
 * second. Memory is bounded: with too many keys at once the rarely used ones start afresh.
 */
public final class FixedWindows<K> {

    private final Quota quota;
    private final Clock clock;
    private final Cache<K, Window> windows;

    /** @param maxKeys how many keys are counted at most */
    public FixedWindows(Quota quota, long maxKeys, Clock clock) {
        this.quota = quota;
        this.clock = clock;
        this.windows = Caffeine.newBuilder()
                .maximumSize(maxKeys)
                .expireAfterWrite(quota.window())
                .build();
    }

    private record Window(long endsAt, int used) {}

    /** Asks for one; a refused one does not count. */
    public Allowance take(K key) {
        long now = clock.millis();
        boolean[] granted = {false};
        Window window = windows.asMap().compute(key, (_, old) -> {
            Window current = old == null || now >= old.endsAt
                    ? new Window(now + quota.window().toMillis(), 0)
                    : old;
            granted[0] = current.used < quota.limit();
            return granted[0] ? new Window(current.endsAt, current.used + 1) : current;
        });
        return new Allowance(quota, granted[0], quota.limit() - window.used, secondsUntil(window.endsAt, now));
    }

    /** Whether the next one would be refused. */
    public boolean isExhausted(K key) {
        Window window = windows.getIfPresent(key);
        return window != null && clock.millis() < window.endsAt && window.used >= quota.limit();
    }

    private static long secondsUntil(long endsAt, long now) {
        return Math.ceilDiv(endsAt - now, 1000L);
    }
}
