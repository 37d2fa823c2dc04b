package org.openrouterwatcher.simulator.world;

/** The running totals OpenRouter shows for a key: since ever, and in the current UTC day, Monday week and month. */
public record Counters(Spent lifetime, Spent daily, Spent weekly, Spent monthly) {

    static final Counters ZERO = new Counters(Spent.NOTHING, Spent.NOTHING, Spent.NOTHING, Spent.NOTHING);
}
