package org.openrouterwatcher.faults.fault;

import java.time.Duration;

/**
 * What is promised while something is broken.
 *
 * @param staleness how long after a revocation was promised a token may still be let through somewhere; after a proof
 *     it is never
 * @param gap how long it may take until some gateway says of a token whether it may pass
 * @param recovery how long after the mending requests may still go unanswered
 */
public record Limits(Duration staleness, Duration gap, Duration recovery) {

    /** Nothing is broken that a request needs. */
    static final Limits UNTOUCHED = seconds(1, 2, 2);

    /** One of two is gone, and the other takes over. */
    static final Limits TAKEN_OVER = seconds(4, 5, 6);

    /** Nothing but the network and other processes stands between the parts. */
    static Limits seconds(double staleness, double gap, double recovery) {
        return new Limits(ofSeconds(staleness), ofSeconds(gap), ofSeconds(recovery));
    }

    /**
     * The same for a machine that is slower: how soon is answered again depends on how quickly a process starts. How
     * long a revoked token is let through does not, and is not stretched. A gap is seen longer twice over: less often
     * is asked, too, and without a database only who is refused says anything of a token.
     */
    Limits stretched(int times) {
        return new Limits(staleness, gap.multipliedBy((long) times * times), recovery.multipliedBy(times));
    }

    private static Duration ofSeconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
