package org.openrouterwatcher.usage.ledger;

import java.time.LocalDate;
import java.util.Arrays;
import org.openrouterwatcher.events.UsageSource;

/**
 * What the ledger says about a day, without its rows.
 *
 * @param digest of {@link UsageDay#digest()}
 */
public record BookedDay(LocalDate day, UsageSource source, Money money, byte[] digest) {

    boolean says(UsageDay other) {
        return Arrays.equals(digest, other.digest());
    }
}
