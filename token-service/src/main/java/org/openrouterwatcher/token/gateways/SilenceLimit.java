package org.openrouterwatcher.token.gateways;

import java.time.Duration;
import org.openrouterwatcher.revocation.Elapsed;
import org.springframework.stereotype.Component;

/** How long a gateway must have been silent to have certainly expired. */
@Component
public class SilenceLimit {

    private final Duration limit;
    private final Elapsed elapsed = Elapsed.atMost();

    SilenceLimit(GatewayProperties properties) {
        this.limit = properties.silentAfter();
    }

    /** Whether a moment of {@link System#nanoTime} is so long ago. */
    public boolean isExceededSince(long nanos) {
        return elapsed.since(nanos).compareTo(limit) > 0;
    }
}
