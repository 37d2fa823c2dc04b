package org.openrouterwatcher.gateway.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.openrouterwatcher.events.TokenUsage.GatewayCounting;

/**
 * Which gateways count calls. Time is measured in this gateway's own beats as they come back through the topic: another
 * is gone when it was not heard for so many of them, and a gateway that does not hear its own trusts itself no more. So
 * one that was cut off or stood still gives up its free share before anybody gives it to others.
 */
final class CountingGateways {

    /** Without a beat of its own for so long a gateway is cut off. */
    static final Duration CONNECTED_FOR = Duration.ofSeconds(2);

    /** Another gateway is gone after twice that. */
    static final Duration GONE_AFTER = Duration.ofSeconds(4);

    private final String self;
    private final Clock clock;

    /** By gateway, our newest beat when it was heard last. */
    private final Map<String, Long> others = new HashMap<>();

    private volatile long newest;
    private volatile long connectedSince;
    private volatile Set<String> living = Set.of();

    /** @param self this gateway and which start of it */
    CountingGateways(String self, Clock clock) {
        this.self = self;
        this.clock = clock;
    }

    /** This gateway and which start of it. */
    String self() {
        return self;
    }

    /** A beat to be told. */
    GatewayCounting beat() {
        return new GatewayCounting(self, clock.millis(), false);
    }

    /** The last beat. */
    GatewayCounting farewell() {
        return new GatewayCounting(self, clock.millis(), true);
    }

    synchronized void hear(GatewayCounting beat) {
        if (beat.gateway().equals(self)) {
            hearSelf(beat.beat());
        } else if (beat.leaving()) {
            others.remove(beat.gateway());
        } else {
            others.put(beat.gateway(), newest);
        }
        living = Set.copyOf(others.keySet());
    }

    private void hearSelf(long beat) {
        if (beat < newest || beat - CONNECTED_FOR.toMillis() > newest) {
            // after a gap: nobody is gone only because we did not listen
            connectedSince = beat;
            others.replaceAll((_, _) -> beat);
        }
        newest = beat;
        others.values().removeIf(heardAt -> newest - heardAt > GONE_AFTER.toMillis());
    }

    /** The other gateways, as last heard. */
    Set<String> others() {
        return living;
    }

    /** Whether the others surely know of this gateway and leave it its free share. */
    boolean knowThisOne() {
        long age = clock.millis() - newest;
        return age >= 0 && age < CONNECTED_FOR.toMillis() && newest - connectedSince >= GONE_AFTER.toMillis();
    }
}
