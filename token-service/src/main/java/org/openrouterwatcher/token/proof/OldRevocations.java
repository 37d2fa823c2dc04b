package org.openrouterwatcher.token.proof;

import java.time.Clock;
import java.time.Duration;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;
import org.springframework.stereotype.Component;

/** Forgets revocations that were proven long ago; what they ended stays ended. */
@Component
class OldRevocations implements RemovesOldRows {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Revocations revocations;
    private final Clock clock;

    OldRevocations(Revocations revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public int removeOldRows(int limit) {
        return revocations.removeProvenBefore(clock.instant().minus(KEPT), limit);
    }
}
