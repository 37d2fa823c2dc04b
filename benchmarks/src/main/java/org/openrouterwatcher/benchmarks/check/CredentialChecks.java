package org.openrouterwatcher.benchmarks.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;
import org.openrouterwatcher.stage.Options;

/** Measures each {@link Check} by JMH, in JVMs that are started as gateways are. */
public final class CredentialChecks {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final int warmUp;
    private final int rounds;

    private CredentialChecks(int warmUp, int rounds) {
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    /** Runs it: rounds of a second each. */
    public static List<Figure> run(Options options) throws RunnerException {
        var checks = new CredentialChecks(options.number("warm-up", 3), options.number("rounds", 4));
        List<Figure> figures = new ArrayList<>();
        for (Jvm jvm : Jvm.values()) {
            figures.addAll(checks.measure(jvm));
        }
        return figures;
    }

    private List<Figure> measure(Jvm jvm) throws RunnerException {
        var options = new OptionsBuilder()
                .include(CredentialCheck.class.getName())
                .jvmArgs(jvm.options().toArray(String[]::new))
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow") // JMH's own
                .forks(1)
                .warmupIterations(warmUp)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(rounds)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Map<Check, RunResult> results = new Runner(options)
                .run().stream().collect(Collectors.toMap(CredentialChecks::checkOf, result -> result));
        return Arrays.stream(Check.values())
                .flatMap(check -> figures(check, jvm, results.get(check)).stream())
                .toList();
    }

    private static Check checkOf(RunResult result) {
        return Check.valueOf(result.getPrimaryResult().getLabel().toUpperCase(Locale.ROOT));
    }

    private static List<Figure> figures(Check check, Jvm jvm, @Nullable RunResult result) {
        if (result == null) {
            throw new IllegalStateException("JMH has no result for " + check);
        }
        List<Double> micros = result.getAggregatedResult().getIterationResults().stream()
                .map(round -> score(round.getSecondaryResults(), ProcessorTime.LABEL) / NANOS_PER_MICRO)
                .toList();
        double bytes = score(result.getSecondaryResults(), ALLOCATED);
        String words = check.words() + ", " + jvm.words();
        return List.of(
                with(Figure.median(words, micros, "µs"), jvm, check.micros()),
                with(Figure.of(words + ": allocated", bytes, "B"), jvm, check.bytes()));
    }

    @SuppressWarnings("rawtypes") // as JMH gives them
    private static double score(Map<String, Result> results, String label) {
        Result found = results.get(label);
        if (found == null) {
            throw new IllegalStateException("JMH has not measured " + label);
        }
        return found.getScore();
    }

    private static Figure with(Figure figure, Jvm jvm, @Nullable Goal goal) {
        return goal == null || jvm != Jvm.IMAGE ? figure : figure.with(goal);
    }
}
