package org.openrouterwatcher.gateway.freshness;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.revocation.Elapsed;
import org.openrouterwatcher.revocation.Freshness;

/**
 * How much the view may be trusted at this moment. Look a credential up first and ask afterwards: a process that was
 * frozen in between then notices.
 */
public final class ViewTrust {

    private static final int SUFFIX = 8;

    private final String gateway;
    private final Freshness.Limits limits;
    private final Elapsed elapsed;
    private final Clock clock;
    private volatile Run run;

    /**
     * @param gateway what people call this gateway
     * @param elapsed a watch that never runs too slowly
     * @param clock tells when something was applied; nothing is decided by it
     */
    public ViewTrust(String gateway, Freshness.Limits limits, Elapsed elapsed, Clock clock) {
        this.gateway = gateway;
        this.limits = limits;
        this.elapsed = elapsed;
        this.clock = clock;
        this.run = newRun(0);
    }

    /** Trusts nothing until a feed of so many partitions was read from its beginning. */
    public Run startOver(int partitions) {
        Run started = newRun(partitions);
        run = started;
        return started;
    }

    /** The run that decides now. */
    public Run run() {
        return run;
    }

    public GatewayState state() {
        return run.freshness().state();
    }

    /** Whether nothing is proven yet; looks at no watch, so it is cheap to ask on the way. */
    public boolean isBooting() {
        return run.freshness().isBooting();
    }

    /** Whether the view may say that a token is good, or that there is none. What it refuses stays refused anyway. */
    public boolean suffices() {
        return switch (state()) {
            case FRESH, STALE -> true;
            case BOOTING, EXPIRED -> false;
        };
    }

    /** How old the view is at most; empty while nothing is proven. */
    public OptionalLong ageMillis() {
        return run.freshness().ageMillis();
    }

    /** How long the view stays fresh if nothing is proven meanwhile; zero when it is not fresh. */
    Duration staysFreshFor() {
        return state() == GatewayState.FRESH
                ? limits.staleAfter().minusMillis(ageMillis().orElseThrow())
                : Duration.ZERO;
    }

    private Run newRun(int partitions) {
        String name = gateway + "-" + UUID.randomUUID().toString().substring(0, SUFFIX);
        return new Run(name, new Freshness(name, limits, elapsed), partitions, clock);
    }
}
