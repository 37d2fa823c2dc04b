package org.openrouterwatcher.token.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast one may guess. Some failures are free; after them each attempt waits twice as long as the one before, up to
 * a longest pause. So guessing becomes slow but nobody is locked out for ever.
 *
 * @param free failures without a pause
 * @param firstPause the pause after these
 * @param longestPause the most a person ever waits
 */
record Pace(int free, Duration firstPause, Duration longestPause) {

    /** After so long without a failure all are forgotten. */
    static final Duration MEMORY = Duration.ofDays(1);

    /** For an account: 10 guesses at once, then at most about 100 a day. */
    static final Pace OF_ACCOUNT = new Pace(10, Duration.ofSeconds(30), Duration.ofMinutes(15));

    /** For a client's address: many people may share one. */
    static final Pace OF_CLIENT = new Pace(100, Duration.ofSeconds(30), Duration.ofMinutes(15));

    /** More doublings than this exceed any longest pause. */
    private static final int MOST_DOUBLINGS = 20;

    /** How long an attempt has to wait from now; zero when it may go on. */
    Duration waitingTime(Failures failures, Instant now) {
        if (failures.count() < free || isForgotten(failures, now)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, failures.last().plus(pauseAfter(failures.count())));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What is remembered after one more failure. */
    Failures afterAnother(Failures failures, Instant now) {
        return new Failures(isForgotten(failures, now) ? 1 : failures.count() + 1, now);
    }

    private Duration pauseAfter(int count) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(count - free, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }

    private boolean isForgotten(Failures failures, Instant now) {
        return !now.isBefore(failures.last().plus(MEMORY));
    }
}
