package org.openrouterwatcher.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * All instances of all services. The one for which the fewest wait comes next, and among equals they take turns: one
 * that has just started answers slowly, and gets only what it can do. One whose circuit is open is passed over, one
 * that is about to end is the last choice.
 */
public final class Instances {

    private final Map<Service, Ring> rings = new EnumMap<>(Service.class);
    private final Duration pause;

    public Instances(UpstreamProperties properties, CircuitBreakerRegistry breakers) {
        pause = properties.breaker().pause();
        var config = config(properties.breaker());
        rings.put(Service.TOKEN, ring(Service.TOKEN, properties.tokenService(), breakers, config));
        rings.put(Service.USAGE, ring(Service.USAGE, properties.usageService(), breakers, config));
        rings.put(Service.SCHEDULER, ring(Service.SCHEDULER, properties.schedulerService(), breakers, config));
    }

    private record Ring(List<Instance> instances, AtomicInteger turn) {

        /** All of them, those first for which the fewest wait; among equals each time another one. */
        List<Instance> inTurn() {
            if (instances.size() == 1) {
                return instances;
            }
            var inTurn = new ArrayList<>(instances);
            Collections.rotate(inTurn, -Math.floorMod(turn.getAndIncrement(), inTurn.size()));
            return inTurn.stream()
                    .map(instance -> new Seen(instance, instance.waiting()))
                    .sorted(Comparator.comparingInt(Seen::waiting))
                    .map(Seen::instance)
                    .toList();
        }
    }

    /** An instance, and how many waited for it when it was looked at: that changes while others are compared to it. */
    private record Seen(Instance instance, int waiting) {}

    /**
     * The next instance that lets a call in. Say how the call went.
     *
     * @param except instances already tried for this call
     */
    public Optional<Instance> next(Service service, Collection<Instance> except) {
        List<Instance> inTurn = Objects.requireNonNull(rings.get(service)).inTurn();
        Predicate<Instance> staying = instance -> !instance.drains();
        return first(inTurn, staying, except).or(() -> first(inTurn, Instance::drains, except));
    }

    private static Optional<Instance> first(
            List<Instance> instances, Predicate<Instance> wanted, Collection<Instance> except) {
        return instances.stream()
                .filter(wanted)
                .filter(instance -> !except.contains(instance))
                .filter(Instance::letsIn)
                .findFirst();
    }

    /** Where all instances are, also those that are left alone. */
    public List<URI> addresses(Service service) {
        return Objects.requireNonNull(rings.get(service)).instances.stream()
                .map(Instance::address)
                .toList();
    }

    /** After how many seconds an instance that was left alone is tried again. */
    public int retryAfterSeconds() {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(pause.toMillis(), 1000L)));
    }

    private static Ring ring(
            Service service, List<URI> addresses, CircuitBreakerRegistry breakers, CircuitBreakerConfig config) {
        List<Instance> instances = addresses.stream()
                .map(address -> new Instance(
                        address, breakers.circuitBreaker(service.audience() + "@" + address.getAuthority(), config)))
                .toList();
        return new Ring(instances, new AtomicInteger());
    }

    private static CircuitBreakerConfig config(UpstreamProperties.Breaker breaker) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumCalls())
                .failureRateThreshold(breaker.failurePercent())
                .waitDurationInOpenState(breaker.pause())
                .permittedNumberOfCallsInHalfOpenState(3)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .build();
    }
}
