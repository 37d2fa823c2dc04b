package org.openrouterwatcher.gateway.freshness;

import java.time.Clock;
import java.time.Duration;
import org.openrouterwatcher.revocation.Elapsed;
import org.openrouterwatcher.revocation.Freshness;

/** Views of a certain age, for tests of what is made of it. */
public final class Trust {

    private static final Freshness.Limits LIMITS = new Freshness.Limits(Duration.ofSeconds(3), Duration.ofSeconds(30));

    private Trust() {}

    /** In a view of which nothing is proven yet. */
    public static ViewTrust none() {
        return none(Clock.systemUTC());
    }

    /** The same, with a clock that tells when something was applied. */
    static ViewTrust none(Clock clock) {
        return new ViewTrust("gateway", LIMITS, Elapsed.atLeast(), clock);
    }

    /** In a view that has just been proven complete. */
    public static ViewTrust fresh() {
        return provenJustNow(Elapsed.atLeast());
    }

    /** In a view that was complete when the test's watch had not begun to run. */
    public static ViewTrust provenJustNow(Elapsed watch) {
        var trust = new ViewTrust("gateway", LIMITS, watch, Clock.systemUTC());
        Run run = trust.startOver(1);
        run.freshness().polled(run.freshness().asking(), 1, true);
        return trust;
    }
}
