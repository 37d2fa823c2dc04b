package org.openrouterwatcher.faults.suite;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.fault.Fault;

/**
 * What came of a fault.
 *
 * @param requests of the load
 * @param unavailable which of them were answered neither yes nor no, and how often
 * @param staleness how long after a promise to revoke a token was still let through
 * @param gap the longest time in which no gateway answered any use of a token
 * @param recovery how long after the mending requests still went unanswered
 */
record Row(
        Fault fault,
        long seed,
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
