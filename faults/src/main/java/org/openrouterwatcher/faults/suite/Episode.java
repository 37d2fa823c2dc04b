package org.openrouterwatcher.faults.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.openrouterwatcher.faults.check.Evidence;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.check.Invariants;
import org.openrouterwatcher.faults.check.TokenUses;
import org.openrouterwatcher.faults.fault.Breakage;
import org.openrouterwatcher.faults.fault.Fault;
import org.openrouterwatcher.faults.fault.Limits;
import org.openrouterwatcher.faults.history.History;
import org.openrouterwatcher.faults.load.Load;
import org.openrouterwatcher.faults.load.Promises;
import org.openrouterwatcher.faults.load.Tempo;
import org.openrouterwatcher.faults.site.Site;

/**
 * One fault: the load begins, something breaks, is mended, calm returns, the load ends, and everything is looked at.
 */
final class Episode {

    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final Duration CALM = Duration.ofSeconds(4);
    private static final Duration CALM_LIMIT = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Site site;
    private final Tempo tempo;
    private final History history = new History();
    private final Promises promises = new Promises();

    Episode(Site site, Tempo tempo) {
        this.site = site;
        this.tempo = tempo;
    }

    /** Everything that was asked so far. */
    History history() {
        return history;
    }

    /** Uses the system until it answers everything: what has just been started is slow at first. */
    static void warmUp(Site site, Tempo tempo) throws InterruptedException {
        var episode = new Episode(site, tempo);
        site.api().noteIn(episode.history);
        try (var load = Load.begin(site.api(), site.simulator(), site.people(), episode.promises, tempo)) {
            episode.awaitCalm(System.nanoTime() + BEFORE.toNanos());
        }
    }

    Row run(Fault fault, long seed) throws Exception {
        site.api().noteIn(history);
        long mended;
        try (var load = Load.begin(site.api(), site.simulator(), site.people(), promises, tempo)) {
            Thread.sleep(BEFORE);
            mended = breakAndMend(fault, seed);
            awaitCalm(mended);
        }
        var evidence = new Evidence(site, promises, history);
        List<Finding> findings = Invariants.look(evidence, site, PATIENCE);
        var row = new Row(
                fault.name(),
                seed,
                Instant.now(),
                history.ofTheLoad().size(),
                history.unavailableByKind(),
                TokenUses.staleness(history, promises),
                history.longestGap(),
                history.troubleAfter(mended),
                findings);
        return row.with(delays(row, fault.limits()));
    }

    private long breakAndMend(Fault fault, long seed) throws Exception {
        Breakage breakage = fault.how().choose(site, new Random(seed));
        breakage.begin();
        try {
            Thread.sleep(fault.lasts());
        } finally {
            breakage.end();
        }
        return System.nanoTime();
    }

    /** Returns when nothing went unanswered for a while. */
    private void awaitCalm(long mended) throws InterruptedException {
        long limit = mended + CALM_LIMIT.toNanos();
        long calmUntil = mended + CALM.toNanos();
        while (System.nanoTime() - calmUntil < 0 && System.nanoTime() - limit < 0) {
            Thread.sleep(POLL);
            calmUntil = mended + history.troubleAfter(mended).plus(CALM).toNanos();
        }
    }

    private static List<Finding> delays(Row row, Limits limits) {
        var findings = new ArrayList<Finding>();
        late("let through for", row.staleness(), limits.staleness(), findings);
        late("no answer for", row.gap(), limits.gap(), findings);
        late("recovered after", row.recovery(), limits.recovery(), findings);
        return findings;
    }

    private static void late(String what, Duration took, Duration limit, List<Finding> findings) {
        if (took.compareTo(limit) > 0) {
            findings.add(new Finding(
                    Finding.Kind.LATE, what + " " + took.toMillis() + " ms, promised are " + limit.toMillis() + " ms"));
        }
    }
}
