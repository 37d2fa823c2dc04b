package org.openrouterwatcher.faults.check;

import java.util.List;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.history.Exchange;
import org.openrouterwatcher.faults.history.History;

/** Whatever is missing, the system says so (503) or that it took too long (504); a 500 is a fault of ours. */
final class Bewildered {

    private Bewildered() {}

    static List<Finding> look(History history) {
        return history.ofTheLoad().stream()
                .filter(Exchange::isUnexplained)
                .map(exchange -> new Finding(
                        Kind.BEWILDERED,
                        exchange.purpose() + " answered " + exchange.status() + " by gateway " + exchange.gateway()
                                + ": " + exchange.text()))
                .toList();
    }
}
