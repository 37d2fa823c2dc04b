package org.openrouterwatcher.benchmarks.revocation;

/**
 * How one revocation went.
 *
 * @param status of the first answer that said that the token is revoked: 204 proven, 202 pending
 * @param requests how often it had to be asked for until then
 * @param answeredNanos from the moment that was planned to that answer
 * @param provenNanos from the moment that was planned until it was proven; -1 if it never was in the time of the run
 * @param lastWord of a pending one: what its page said last
 */
record Ended(int status, int requests, long answeredNanos, long provenNanos, String lastWord) {

    boolean isProven() {
        return provenNanos >= 0;
    }
}
