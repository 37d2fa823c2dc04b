package org.openrouterwatcher.simulator.world;

import java.time.Instant;

/** Some requests of one key over one route, booked at one moment: the grain everything else is a sum of. */
public record Burst(Instant at, Route route, Spent spent) {}
