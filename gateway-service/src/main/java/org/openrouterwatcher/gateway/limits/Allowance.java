package org.openrouterwatcher.gateway.limits;

/**
 * What is left of a quota after one more was asked for.
 *
 * @param granted whether that one may pass
 * @param remaining how many more may pass in this window
 * @param resetSeconds until the next window begins, rounded up
 */
public record Allowance(Quota quota, boolean granted, int remaining, long resetSeconds) {}
