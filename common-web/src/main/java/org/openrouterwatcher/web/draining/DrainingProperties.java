package org.openrouterwatcher.web.draining;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an instance ends.
 *
 * @param time for which it still answers everything after it was asked to end; 0 where no other instance can take over
 */
@ConfigurationProperties("watcher.draining")
public record DrainingProperties(@DefaultValue("2s") Duration time) {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    public DrainingProperties {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("watcher.draining.time must be between 0s and 15s");
        }
    }
}
