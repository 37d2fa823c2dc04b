package org.openrouterwatcher.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * One running instance of a service. Whoever is let in by {@link Instances#next} says once how it went, so that an
 * instance that only fails is left alone for a while.
 */
public final class Instance {

    private final URI address;
    private final CircuitBreaker breaker;

    Instance(URI address, CircuitBreaker breaker) {
        this.address = address;
        this.breaker = breaker;
    }

    /** Scheme, host and port. */
    public URI address() {
        return address;
    }

    boolean letsIn() {
        return breaker.tryAcquirePermission();
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
