package org.openrouterwatcher.usage.openrouter;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.openrouterwatcher.usage.openrouter.Outcome.Cause;
import org.openrouterwatcher.usage.openrouter.Outcome.Failed;
import org.openrouterwatcher.usage.openrouter.Outcome.Replied;
import org.openrouterwatcher.web.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again where that may help, and spares OpenRouter where it does not: retry around rate limit around concurrency
 * limit around circuit breaker. One for all keys, because they all share OpenRouter.
 */
final class PatientTransport implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PatientTransport.class);
    private static final String NAME = "openrouter";

    private final OpenRouterProperties properties;
    private final Transport transport;
    private final MeterRegistry meters;
    private final Retry retry;
    private final RateLimiter rateLimiter;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;

    PatientTransport(OpenRouterProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.transport = new Transport(properties, clock);
        this.meters = meters;
        this.retry = retry(properties);
        this.rateLimiter = rateLimiter(properties);
        this.bulkhead = bulkhead(properties);
        this.breaker = breaker(properties, clock);
    }

    /**
     * Asks until there is an answer worth having or patience ends.
     *
     * @param resource the path without what varies, for metrics
     * @param path the path with its query
     */
    Outcome get(String resource, String path, Secret secret) {
        // elapsed time, which no clock that people may set should measure
        var deadline = System.nanoTime() + properties.callTimeout().toNanos();
        try {
            return retry.executeSupplier(() -> permitted(() -> attempt(resource, path, secret, deadline)));
        } catch (CancellationException interrupted) {
            return Failed.of(Cause.NOT_ASKED, "interrupted");
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    private Outcome attempt(String resource, String path, Secret secret, long deadline) {
        var start = System.nanoTime();
        var left = Duration.ofNanos(deadline - start);
        if (!left.isPositive()) {
            return Failed.of(Cause.NOT_ASKED, "no answer within " + properties.callTimeout());
        }
        var patience = left.compareTo(properties.attemptTimeout()) < 0 ? left : properties.attemptTimeout();
        var outcome = transport.get(path, secret, patience);
        meters.timer("watcher.openrouter.requests", "resource", resource, "outcome", tag(outcome))
                .record(Duration.ofNanos(System.nanoTime() - start));
        return outcome;
    }

    private Outcome permitted(Supplier<Outcome> attempt) {
        var guarded = RateLimiter.decorateSupplier(
                rateLimiter, Bulkhead.decorateSupplier(bulkhead, CircuitBreaker.decorateSupplier(breaker, attempt)));
        try {
            return guarded.get();
        } catch (CallNotPermittedException open) {
            return new Failed(
                    Cause.NOT_ASKED, "OpenRouter has been failing and is left alone", properties.breakerPause());
        } catch (RequestNotPermitted | BulkheadFullException busy) {
            return Failed.of(Cause.NOT_ASKED, "too many requests are waiting for OpenRouter");
        } catch (AcquirePermissionCancelledException interrupted) {
            return Failed.of(Cause.NOT_ASKED, "interrupted");
        }
    }

    private static String tag(Outcome outcome) {
        return switch (outcome) {
            case Replied replied -> String.valueOf(replied.status());
            case Failed failed -> failed.cause().name().toLowerCase(Locale.ROOT);
        };
    }

    private static Retry retry(OpenRouterProperties properties) {
        var rule = new RetryRule(properties.firstPause(), properties.longestPause());
        return Retry.of(
                NAME,
                RetryConfig.<Outcome>custom()
                        .maxAttempts(properties.maxAttempts())
                        .retryOnResult(rule::isWorthRetrying)
                        .retryOnException(failure -> false)
                        .intervalBiFunction((attempt, result) -> rule.pauseAfter(
                                        attempt,
                                        result.get(),
                                        ThreadLocalRandom.current().nextDouble())
                                .toMillis())
                        .build());
    }

    private static RateLimiter rateLimiter(OpenRouterProperties properties) {
        return RateLimiter.of(
                NAME,
                RateLimiterConfig.custom()
                        .limitForPeriod(properties.requestsPerSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(properties.queueTimeout())
                        .build());
    }

    private static Bulkhead bulkhead(OpenRouterProperties properties) {
        return Bulkhead.of(
                NAME,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(properties.maxConcurrent())
                        .maxWaitDuration(properties.queueTimeout())
                        .build());
    }

    private static CircuitBreaker breaker(OpenRouterProperties properties, Clock clock) {
        var breaker = CircuitBreaker.of(
                NAME,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(properties.breakerWindow())
                        .minimumNumberOfCalls(Math.ceilDiv(properties.breakerWindow(), 2))
                        .waitDurationInOpenState(properties.breakerPause())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .recordResult(result -> RetryRule.isUpstreamTrouble((Outcome) result))
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> log.atWarn()
                        .addKeyValue("from", event.getStateTransition().getFromState())
                        .addKeyValue("to", event.getStateTransition().getToState())
                        .log("circuit breaker for openrouter changed"));
        return breaker;
    }
}
