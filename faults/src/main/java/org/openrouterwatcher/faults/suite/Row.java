package org.openrouterwatcher.faults.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrouterwatcher.faults.check.Finding;

/**
 * What came of a fault.
 *
 * @param fault its name
 * @param seenAt when it was over
 * @param requests of the load
 * @param unavailable which of them were answered neither yes nor no, and how often
 * @param staleness how long after a promise to revoke a token was still let through
 * @param gap the longest time in which no gateway answered any use of a token
 * @param recovery how long after the mending requests still went unanswered
 */
record Row(
        String fault,
        long seed,
        Instant seenAt,
        long requests,
        Map<String, Long> unavailable,
        Duration staleness,
        Duration gap,
        Duration recovery,
        List<Finding> findings) {

    Row {
        unavailable = Collections.unmodifiableSortedMap(new TreeMap<>(unavailable));
        findings = List.copyOf(findings);
    }

    /** One that shows nothing, because it could not be seen to its end. */
    static Row aborted(String fault, long seed, Exception cause) {
        return new Row(
                fault,
                seed,
                Instant.now(),
                0,
                Map.of(),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                List.of(new Finding(Finding.Kind.ABORTED, cause.toString())));
    }

    /** The same with more that must not be. */
    Row with(List<Finding> more) {
        var all = new ArrayList<>(findings);
        all.addAll(more);
        return new Row(fault, seed, seenAt, requests, unavailable, staleness, gap, recovery, all);
    }

    /** How many requests were answered neither yes nor no. */
    long unanswered() {
        return unavailable.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isGood() {
        return findings.isEmpty();
    }

    long count(Finding.Kind... kinds) {
        var wanted = List.of(kinds);
        return findings.stream()
                .filter(finding -> wanted.contains(finding.kind()))
                .count();
    }
}
