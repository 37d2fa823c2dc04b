package org.openrouterwatcher.benchmarks.reading;

/**
 * Somebody has looked at the ledger.
 *
 * @param nanos until the whole answer was there
 * @param isGood whether it was the answer that was wanted
 */
public record Look(long nanos, boolean isGood) {}
