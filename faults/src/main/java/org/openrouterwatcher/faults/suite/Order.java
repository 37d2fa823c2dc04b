package org.openrouterwatcher.faults.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.openrouterwatcher.faults.control.Control;
import org.openrouterwatcher.faults.fault.Catalogue;
import org.openrouterwatcher.faults.fault.Fault;
import org.openrouterwatcher.faults.load.Tempo;

/**
 * What shall be run.
 *
 * @param faults names of the faults; empty for all
 * @param seeds each fault runs once with each
 * @param kills how often each service is killed; where there are any, no other fault runs
 * @param controls systems with one thing wrong, each of which has to be noticed; where there are any, nothing else runs
 * @param schedulers how often the scheduler in charge is killed or frozen; where it is, nothing else runs
 * @param patience how many times as long answers may take to come back after the mending, and everybody rests between
 *     two things
 * @param soak how long the system is used while something breaks every half minute; if at all, nothing else runs
 * @param resumes whether what was seen before is left out
 * @param showsTable whether nothing runs, and what was seen before is shown
 * @param file keeps what was seen
 */
public record Order(
        Set<String> faults,
        List<Long> seeds,
        int kills,
        List<Control> controls,
        int schedulers,
        int patience,
        Duration soak,
        boolean resumes,
        boolean showsTable,
        Path file) {

    public static final String USAGE = """
            usage: ./watcher faults [--fault NAME]... [--seed N]... [--seeds COUNT] [--quick]
                     breaks a system of its own, one fault after the other, and counts what was lost or doubled;
                     as root, because it drops packets and fills disks, in namespaces of its own
                     --quick         a choice of faults for a few minutes
                     --patience N    everybody asks N times less often, and answers may take N times as long
                                     to come back: for a machine short of processors
                     --resume        without those that were seen before: what was interrupted goes on
                   ./watcher faults --table
                     shows all that was seen, of all runs
                     --results FILE  where it is kept (target/faults.jsonl)
                   ./watcher faults --kills COUNT
                     kills the processes of each service so often, under load;
                     of one service alone: --fault usage-service-killed-100-times
                   ./watcher faults --schedulers COUNT
                     kills and freezes the scheduler-service in charge so often, each time just before a slot
                   ./watcher faults --soak 30m
                     a hundred requests a second for so many minutes, and something breaks every half minute
                   ./watcher faults --controls | --control NAME
                     shows that the checks notice systems with one thing wrong
            """;

    private static final Set<String> QUICK = Set.of(
            "none",
            "token-service-killed",
            "token-service-ended",
            "gateway-killed",
            "usage-service-killed",
            "scheduler-service-killed",
            "broker-frozen",
            "broker-killed",
            "gateway-cut-from-brokers",
            "gateway-cut-from-token-services",
            "database-killed",
            "forged-records",
            "openrouter-fails");

    public Order {
        faults = Set.copyOf(faults);
        seeds = List.copyOf(seeds);
        controls = List.copyOf(controls);
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    public static Order parse(List<String> words) {
        var faults = new ArrayList<String>();
        var seeds = new ArrayList<Long>();
        var controls = new ArrayList<Control>();
        int kills = 0;
        int schedulers = 0;
        int patience = 1;
        Duration soak = Duration.ZERO;
        boolean resumes = false;
        boolean showsTable = false;
        Path file = Path.of(System.getProperty("watcher.home", ""), "target", "faults.jsonl");
        for (var rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--quick" -> faults.addAll(QUICK);
                case "--fault" -> faults.add(Catalogue.named(value(word, rest)).name());
                case "--seed" -> seeds.add(number(word, value(word, rest)));
                case "--seeds" ->
                    LongStream.rangeClosed(1, number(word, value(word, rest))).forEach(seeds::add);
                case "--kills" -> kills = Math.toIntExact(number(word, value(word, rest)));
                case "--resume" -> resumes = true;
                case "--table" -> showsTable = true;
                case "--results" -> file = Path.of(value(word, rest));
                case "--schedulers" -> schedulers = Math.toIntExact(number(word, value(word, rest)));
                case "--patience" -> patience = atLeastOne(word, value(word, rest));
                case "--soak" -> soak = minutes(word, value(word, rest));
                case "--controls" -> controls.addAll(Control.all());
                case "--control" -> controls.add(Control.named(value(word, rest)));
                default -> throw new IllegalArgumentException("There is no option " + word + ".");
            }
        }
        return new Order(
                Set.copyOf(faults),
                seeds.isEmpty() ? List.of(1L) : seeds,
                kills,
                controls,
                schedulers,
                patience,
                soak,
                resumes,
                showsTable,
                file);
    }

    /** What was asked for, in the order of the table. */
    List<Fault> chosen() {
        return named().stream().map(fault -> fault.withPatience(patience)).toList();
    }

    /** How much is asked meanwhile. */
    Tempo tempo() {
        return Tempo.STEADY.slowed(patience);
    }

    private List<Fault> named() {
        if (kills > 0) {
            return Catalogue.kills(kills);
        }
        return faults.isEmpty()
                ? Catalogue.all()
                : faults.stream()
                        .map(Catalogue::named)
                        .sorted(Comparator.comparing(Catalogue.all()::indexOf))
                        .toList();
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return rest.next();
    }

    private static Duration minutes(String option, String text) {
        if (!text.endsWith("m")) {
            throw new IllegalArgumentException(option + " needs a number of minutes such as 30m, not " + text + ".");
        }
        return Duration.ofMinutes(number(option, text.substring(0, text.length() - 1)));
    }

    private static int atLeastOne(String option, String text) {
        long number = number(option, text);
        if (number == 0) {
            throw new IllegalArgumentException(option + " needs a number of at least 1.");
        }
        return Math.toIntExact(number);
    }

    private static long number(String option, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(option + " needs a number, not " + text + ".");
        }
        return Long.parseLong(text);
    }
}
