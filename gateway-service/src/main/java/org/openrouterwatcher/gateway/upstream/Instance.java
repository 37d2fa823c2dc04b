package org.openrouterwatcher.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One running instance of a service. Whoever is let in by {@link Instances#next} says once how it went, so that an
 * instance that only fails is left alone for a while.
 */
public final class Instance {

    /** By then it has ended, or it has changed its mind. */
    private static final long DRAINS_FOR_NANOS = Duration.ofSeconds(5).toNanos();

    private final URI address;
    private final CircuitBreaker breaker;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long drainsUntil = System.nanoTime();

    Instance(URI address, CircuitBreaker breaker) {
        this.address = address;
        this.breaker = breaker;
    }

    /** Scheme, host and port. */
    public URI address() {
        return address;
    }

    /** Somebody waits for its answer from now on. */
    public void asked() {
        waiting.incrementAndGet();
    }

    /** One who waited does so no more. */
    public void answered() {
        waiting.decrementAndGet();
    }

    /** How many wait for it to answer: the slower it is, the more. */
    int waiting() {
        return waiting.get();
    }

    boolean letsIn() {
        return breaker.tryAcquirePermission();
    }

    /** Whether it has said lately that it is about to end; it still answers, but another one is the better choice. */
    boolean drains() {
        return System.nanoTime() - drainsUntil < 0;
    }

    /** It says that it is about to end. */
    public void draining() {
        drainsUntil = System.nanoTime() + DRAINS_FOR_NANOS;
    }

    /** It answered, and not with a failure of its own. */
    public void succeeded(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    /** It did not answer, or with a 5xx. */
    public void failed(long nanos, Throwable failure) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    }

    /** The call ended for a reason that says nothing about the instance. */
    public void left() {
        breaker.releasePermission();
    }
}
