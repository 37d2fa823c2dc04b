package org.openrouterwatcher.usage.openrouter;

import java.time.Duration;
import org.openrouterwatcher.usage.openrouter.Outcome.Cause;
import org.openrouterwatcher.usage.openrouter.Outcome.Failed;
import org.openrouterwatcher.usage.openrouter.Outcome.Replied;

/**
 * Decides whether to ask again and after which pause.
 *
 * @param firstPause before the second attempt; doubles from attempt to attempt
 * @param longestPause no pause is longer; whoever is told to wait longer gives up at once
 */
record RetryRule(Duration firstPause, Duration longestPause) {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int MOST_DOUBLINGS = 20;

    boolean isWorthRetrying(Outcome outcome) {
        var told = outcome.retryAfter();
        return mayPass(outcome) && (told == null || told.compareTo(longestPause) <= 0);
    }

    /**
     * How long to wait.
     *
     * @param attempt the attempt that has just failed, from 1
     * @param random from 0 to 1, so that many askers do not come back together
     */
    Duration pauseAfter(int attempt, Outcome outcome, double random) {
        var told = outcome.retryAfter();
        if (told != null) {
            return told;
        }
        var doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        var capped = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        return Duration.ofNanos((long) (capped.toNanos() * (0.5 + random / 2)));
    }

    /** Whether it counts against OpenRouter's health. A 429 does not: it is about one account. */
    static boolean isUpstreamTrouble(Outcome outcome) {
        return switch (outcome) {
            case Replied replied -> replied.status() >= SERVER_ERROR;
            case Failed failed -> failed.cause() == Cause.CONNECTION;
        };
    }

    static boolean mayPass(Outcome outcome) {
        return isUpstreamTrouble(outcome)
                || outcome instanceof Replied replied
                        && (replied.status() == REQUEST_TIMEOUT || replied.status() == TOO_MANY_REQUESTS);
    }
}
