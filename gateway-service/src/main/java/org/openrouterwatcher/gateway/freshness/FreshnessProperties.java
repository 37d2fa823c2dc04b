package org.openrouterwatcher.gateway.freshness;

import java.time.Duration;
import org.openrouterwatcher.revocation.Freshness;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How old the view may be, and how the gateway keeps it young.
 *
 * @param freshFor younger than this, the gateway decides without asking anybody
 * @param expiresAfter older than this, no API token is let in; token-service waits as long for a gateway that is
 *     silent, so it must be told the same
 * @param pollEvery the pause between two beats, two looks at the end of the feed, and two polls while the view is stale
 */
@ConfigurationProperties("watcher.freshness")
public record FreshnessProperties(
        @DefaultValue("3s") Duration freshFor,
        @DefaultValue("30s") Duration expiresAfter,
        @DefaultValue("500ms") Duration pollEvery) {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public FreshnessProperties {
        check("FEED_FRESH_FOR", freshFor, Duration.ofSeconds(1), expiresAfter.minusMillis(1));
        check("FEED_EXPIRES_AFTER", expiresAfter, freshFor.plusMillis(1), LONGEST);
        check("FEED_POLL_EVERY", pollEvery, SHORTEST, freshFor);
    }

    Freshness.Limits limits() {
        return new Freshness.Limits(freshFor, expiresAfter);
    }

    private static void check(String name, Duration value, Duration shortest, Duration longest) {
        if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException("%s must be between %d and %d ms, and it is %d ms"
                    .formatted(name, shortest.toMillis(), longest.toMillis(), value.toMillis()));
        }
    }
}
