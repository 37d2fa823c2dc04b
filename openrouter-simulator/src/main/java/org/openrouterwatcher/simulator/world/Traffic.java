package org.openrouterwatcher.simulator.world;

import java.util.List;

/**
 * How busy a key is.
 *
 * @param routes what it calls
 * @param percentOfDays how often each route is used at all on a day, 0 to 100
 * @param burstsPerDay at most that many bursts a day and route
 */
public record Traffic(List<Route> routes, int percentOfDays, int burstsPerDay) {

    static final Traffic NONE = new Traffic(List.of(), 0, 1);
}
