package org.openrouterwatcher.usage.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about a key just before something is booked for it.
 *
 * @param covered whether its spend is read through a management key now
 * @param last the last reading of its counters
 * @param booked what the ledger says about the days that may be booked
 */
public record KeyStanding(boolean covered, Optional<KeySnapshot> last, Map<LocalDate, BookedDay> booked) {}
