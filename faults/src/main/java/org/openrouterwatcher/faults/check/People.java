package org.openrouterwatcher.faults.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.history.History;
import org.openrouterwatcher.faults.history.Purpose;

/** Nobody who has logged in was told to. */
final class People {

    private static final Set<Purpose> BY_SCRIPTS_OR_CHECKS = EnumSet.of(Purpose.USE_TOKEN, Purpose.CHECK);

    private People() {}

    static List<Finding> look(History history) {
        return history.ofTheLoad().stream()
                .filter(exchange -> !BY_SCRIPTS_OR_CHECKS.contains(exchange.purpose()))
                .filter(exchange -> exchange.status() == 401)
                .map(exchange -> new Finding(
                        Kind.REFUSED,
                        exchange.purpose() + " of somebody who is logged in, by gateway " + exchange.gateway()))
                .toList();
    }
}
