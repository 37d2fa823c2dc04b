package org.openrouterwatcher.faults.trial;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.openrouterwatcher.faults.check.Evidence;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.check.Invariants;
import org.openrouterwatcher.faults.check.TokenUses;
import org.openrouterwatcher.faults.fault.Breakage;
import org.openrouterwatcher.faults.fault.Catalogue;
import org.openrouterwatcher.faults.fault.Fault;
import org.openrouterwatcher.faults.history.History;
import org.openrouterwatcher.faults.load.Load;
import org.openrouterwatcher.faults.load.Promises;
import org.openrouterwatcher.faults.load.Tempo;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.stage.Machine;

/**
 * A system that is used for long at a hundred requests a second, while something breaks every half minute: nothing is
 * lost or doubled, and nothing grows. No service is killed, so that what they take can be compared.
 */
public final class Soak {

    /** The rest of the load has some ten requests a second. */
    private static final Tempo TEMPO = new Tempo(90, 1);

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int LOOK_EVERY = 10;
    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> FAULTS = List.of(
            "token-service-frozen",
            "scheduler-service-frozen",
            "gateway-starved",
            "broker-frozen",
            "broker-killed",
            "broker-disk-full",
            "gateway-cut-from-brokers",
            "gateway-hears-no-broker",
            "gateway-cut-from-token-services",
            "packets-lost",
            "connections-reset",
            "database-killed",
            "database-disk-full",
            "poison-records",
            "forged-records",
            "openrouter-fails",
            "openrouter-throttles",
            "openrouter-hangs",
            "openrouter-garbage");

    private final Duration length;
    private final PrintStream out;
    private final Random random = new Random(1);
    private final History history = new History();
    private final Promises promises = new Promises();
    private final Map<String, Integer> broken = new TreeMap<>();

    public Soak(Duration length, PrintStream out) {
        this.length = length;
        this.out = out;
    }

    /** Runs it, prints what was seen, and says whether everything held. */
    public boolean run() throws Exception {
        out.println("machine   " + Machine.describe());
        try (var site = Site.open(Map.of())) {
            site.api().noteIn(history);
            var growth = new Growth(site);
            long began = System.nanoTime();
            try (var load = Load.begin(site.api(), site.simulator(), site.people(), promises, TEMPO)) {
                Thread.sleep(SETTLING);
                growth.look();
                breakOverAndOver(site, growth);
                Thread.sleep(CALM);
                growth.look();
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            var findings = new ArrayList<>(Invariants.look(new Evidence(site, promises, history), site, PATIENCE));
            show(took);
            findings.addAll(growth.show(out));
            findings.stream().map(Finding::toString).forEach(out::println);
            boolean good = findings.isEmpty();
            if (!good) {
                site.keepLogs();
            }
            out.println(good ? "good" : "BAD");
            return good;
        }
    }

    private void breakOverAndOver(Site site, Growth growth) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        for (int turn = 1; System.nanoTime() - end < 0; turn++) {
            long next = System.nanoTime() + EVERY.toNanos();
            breakAndMend(Catalogue.named(FAULTS.get(random.nextInt(FAULTS.size()))), site);
            if (turn % LOOK_EVERY == 0) {
                growth.look();
            }
            Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        }
    }

    private void breakAndMend(Fault fault, Site site) throws Exception {
        broken.merge(fault.name(), 1, Integer::sum);
        Breakage breakage = fault.how().choose(site, random);
        breakage.begin();
        try {
            Thread.sleep(fault.lasts());
        } finally {
            breakage.end();
        }
    }

    private void show(Duration took) {
        long requests = history.ofTheLoad().size();
        out.println("%d requests in %d s, %d each second"
                .formatted(requests, took.toSeconds(), requests / took.toSeconds()));
        out.println("broken  " + broken);
        out.println("unanswered  " + history.unavailableByKind());
        out.println("stale for  " + TokenUses.staleness(history, promises).toMillis() + " ms");
    }
}
