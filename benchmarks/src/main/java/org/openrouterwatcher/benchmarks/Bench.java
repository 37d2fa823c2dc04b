package org.openrouterwatcher.benchmarks;

import java.time.Duration;
import java.util.stream.Collectors;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Stage;

/**
 * What {@code ./watcher bench} runs: one measurement, or all in brief. Ends with 0 when what should be reached was,
 * with 1 when not, with 2 when misused.
 */
public final class Bench {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Bench() {}

    public static void main(String[] words) throws Exception {
        System.exit(run(words));
    }

    private static int run(String[] words) throws Exception {
        try {
            return (words.length == 0 ? reachesAll() : reaches(Options.parse(words))) ? 0 : FAILED;
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage());
            System.err.print(usage());
            return MISUSED;
        } catch (Stage.Unusable refused) {
            System.err.println(refused.getMessage());
            return FAILED;
        }
    }

    private static boolean reaches(Options options) throws Exception {
        return Measurements.find(options.name())
                .orElseThrow(() -> new IllegalArgumentException("There is no bench called " + options.name() + "."))
                .run(options);
    }

    /** Goes on when one falls short: the others say something, too. */
    private static boolean reachesAll() throws Exception {
        boolean all = true;
        long start = System.nanoTime();
        for (Named named : Measurements.ALL) {
            if (named.isInBrief()) {
                System.out.println("\n" + named.name() + ": " + named.what());
                all &= reachesInBrief(named);
            }
        }
        System.out.printf(
                "%nall of it took %d s%n",
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        return all;
    }

    private static boolean reachesInBrief(Named named) throws Exception {
        try {
            return named.runInBrief();
        } catch (Stage.Unusable refused) {
            System.out.println("NOT RUN: " + refused.getMessage());
            return false;
        }
    }

    private static String usage() {
        return Measurements.ALL.stream()
                .map(Named::usage)
                .collect(Collectors.joining(
                        "",
                        "usage: ./watcher bench          measures in brief what users wait for\n"
                                + "       ./watcher bench NAME     one of these:\n",
                        ""));
    }
}
