package org.openrouterwatcher.faults.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.check.Ticks;
import org.openrouterwatcher.faults.site.Clocks;
import org.openrouterwatcher.stage.Machine;
import org.openrouterwatcher.stage.Percentiles;
import org.openrouterwatcher.stage.Stage;

/**
 * Three scheduler-services with a slot every ten seconds. Shortly before each slot whoever sends the ticks is killed or
 * frozen; at the end clocks are set ten minutes off. Every slot has one tick, and none comes late.
 */
public final class SchedulerTrial {

    private static final int INSTANCES = 3;
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration TAKEOVER = Duration.ofSeconds(5);
    private static final Duration FROZEN = Duration.ofSeconds(6);
    private static final Duration CLOCK_OFF = Duration.ofMinutes(10);
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LONGEST_BEFORE_MILLIS = 1_500;

    private final int times;
    private final PrintStream out;
    private final Random random = new Random(1);
    private final List<Finding> findings = new ArrayList<>();

    public SchedulerTrial(int times, PrintStream out) {
        this.times = times;
        this.out = out;
    }

    /** Runs it, prints what was seen, and says whether everything held. */
    public boolean run() throws Exception {
        out.println("machine   " + Machine.describe());
        Path clockFolder = Files.createTempDirectory("watcher-clocks");
        var clocks = Clocks.in(clockFolder);
        try (var stage = Stage.with(settings(clocks));
                var arrivals = new Arrivals(stage.cluster().bootstrapServers())) {
            strikeAll(new Schedulers(stage), arrivals);
            look(times + " kills and freezes", stage, arrivals);
            if (clocks.isPresent()) {
                setClocks(clocks.get(), stage, arrivals);
            } else {
                out.println("NOT RUN: clocks, because libfaketime is not installed (Debian: faketime).");
            }
        } finally {
            delete(clockFolder);
        }
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "good" : "BAD");
        return findings.isEmpty();
    }

    private void strikeAll(Schedulers schedulers, Arrivals arrivals) throws Exception {
        awaitTick(slotAfter(Instant.now()), arrivals, PERIOD.multipliedBy(3));
        var takeovers = new ArrayList<Long>();
        for (int i = 0; i < times; i++) {
            Instant slot = slotAfter(Instant.now().plusSeconds(2));
            sleepUntil(slot.minusMillis(random.nextInt(LONGEST_BEFORE_MILLIS)));
            try (var struck = i % 2 == 0 ? schedulers.killLeader() : schedulers.freezeLeader(FROZEN)) {
                Optional<Instant> came = awaitTick(slot, arrivals, PERIOD.minusSeconds(1));
                if (came.isPresent()) {
                    takeovers.add(Duration.between(slot, came.get()).toNanos());
                } else {
                    findings.add(new Finding(Kind.LATE, "slot " + slot + " after " + struck));
                }
            }
        }
        var lateness = Percentiles.of(takeovers);
        out.println("ticks came after their slots by  " + lateness);
        if (lateness.at(1).compareTo(TAKEOVER) > 0) {
            findings.add(new Finding(Kind.LATE, "a tick came " + lateness.at(1).toMillis() + " ms after its slot"));
        }
    }

    /** Each is set back and forth alone; a clock that was ahead has told the slots of ten minutes as one. */
    private void setClocks(Clocks clocks, Stage stage, Arrivals arrivals) throws InterruptedException {
        for (int number = 1; number <= INSTANCES; number++) {
            setFor(PERIOD.multipliedBy(2), CLOCK_OFF.negated(), number, clocks);
        }
        look("clocks set back by " + CLOCK_OFF, stage, arrivals);
        setFor(PERIOD.multipliedBy(2), CLOCK_OFF, 1, clocks);
        Instant next = slotAfter(Instant.now().plus(CLOCK_OFF));
        if (awaitTick(next, arrivals, CLOCK_OFF.plus(SETTLING)).isEmpty()) {
            findings.add(new Finding(Kind.LOST, "no tick after a clock was ahead: " + next));
        }
        look("a clock set forward by " + CLOCK_OFF, stage, arrivals);
    }

    private static void setFor(Duration time, Duration off, int number, Clocks clocks) throws InterruptedException {
        clocks.set(Service.SCHEDULER, number, off.toSeconds());
        Thread.sleep(time);
        clocks.set(Service.SCHEDULER, number, 0);
    }

    private void look(String after, Stage stage, Arrivals arrivals) throws InterruptedException {
        String brokers = stage.cluster().bootstrapServers();
        long end = System.nanoTime() + SETTLING.toNanos();
        List<Finding> flaws = Ticks.flaws(brokers);
        // what was told just now is not done yet
        while (!flaws.isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(PERIOD.dividedBy(4));
            flaws = Ticks.flaws(brokers);
        }
        out.println("after " + after + ": " + arrivals.slots() + " slots, "
                + flaws.stream().filter(flaw -> flaw.kind() == Kind.LOST).count() + " missing, "
                + flaws.stream().filter(flaw -> flaw.kind() == Kind.DOUBLED).count() + " doubled");
        findings.addAll(flaws);
    }

    private static Optional<Instant> awaitTick(Instant slot, Arrivals arrivals, Duration patience)
            throws InterruptedException {
        Instant end = slot.plus(patience);
        while (arrivals.of(slot).isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(PAUSE);
        }
        return arrivals.of(slot);
    }

    private static Instant slotAfter(Instant time) {
        long period = PERIOD.toSeconds();
        return Instant.ofEpochSecond((time.getEpochSecond() / period + 1) * period);
    }

    private static void sleepUntil(Instant time) throws InterruptedException {
        Duration left = Duration.between(Instant.now(), time);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    private static Map<String, String> settings(Optional<Clocks> clocks) {
        var settings = new HashMap<>(Map.of(
                "SCHEDULER_SERVICE_INSTANCES",
                String.valueOf(INSTANCES),
                "USAGE_SYNC_CRON",
                "*/" + PERIOD.toSeconds() + " * * * * *"));
        clocks.ifPresent(clock -> {
            settings.put("SCHEDULER_SERVICE_RUN_WITH", clock.runWith(Service.SCHEDULER));
            for (int number = 1; number <= INSTANCES; number++) {
                clock.set(Service.SCHEDULER, number, 0);
            }
        });
        return settings;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
