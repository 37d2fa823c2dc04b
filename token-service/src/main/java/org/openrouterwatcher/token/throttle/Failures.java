package org.openrouterwatcher.token.throttle;

import java.time.Instant;

/**
 * Failures in a row.
 *
 * @param last when the newest was; {@link Instant#EPOCH} when there was none
 */
record Failures(int count, Instant last) {

    static final Failures NONE = new Failures(0, Instant.EPOCH);
}
