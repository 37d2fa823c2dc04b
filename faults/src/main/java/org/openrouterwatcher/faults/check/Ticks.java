package org.openrouterwatcher.faults.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.Tick;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.stage.Told;
import org.openrouterwatcher.stage.TopicReader;

/**
 * Every tick that was promised was told once and its work completed once; one tick per slot; and the windows of the
 * planned ticks of a job follow each other without hole or overlap.
 */
public final class Ticks implements Check {

    Ticks() {}

    @Override
    public List<Finding> look(Evidence evidence) {
        return flaws(
                evidence.topic(Topics.TICKS),
                evidence.topic(Topics.TICK_RESULTS),
                evidence.promises().ticks());
    }

    /** The same of a system in which nobody asked for ticks by hand. */
    public static List<Finding> flaws(String bootstrapServers) {
        return flaws(
                TopicReader.readAll(Topics.TICKS, bootstrapServers),
                TopicReader.readAll(Topics.TICK_RESULTS, bootstrapServers),
                Set.of());
    }

    static List<Finding> flaws(List<Told> told, List<Told> results, Set<UUID> promises) {
        Map<UUID, Tick> ticks = new HashMap<>();
        told.forEach(it -> {
            if (it.event() instanceof Tick tick) {
                ticks.put(tick.tickId(), tick);
            }
        });
        Map<UUID, Set<String>> completed = new HashMap<>();
        results.forEach(it -> {
            if (it.event() instanceof TickCompleted done) {
                completed.computeIfAbsent(done.tickId(), _ -> new HashSet<>()).add(it.id());
            }
        });
        var findings = new ArrayList<Finding>();
        promises.stream()
                .filter(promised -> !ticks.containsKey(promised))
                .forEach(missing -> findings.add(new Finding(Kind.LOST, "tick " + missing + " was not told")));
        ticks.keySet().forEach(tick -> demandOneEnd(tick, completed, findings));
        for (Job job : Job.values()) {
            demandSlots(
                    ticks.values().stream().filter(tick -> tick.job() == job).toList(), findings);
        }
        return findings;
    }

    private static void demandOneEnd(UUID tick, Map<UUID, Set<String>> completed, List<Finding> findings) {
        int times = completed.getOrDefault(tick, Set.of()).size();
        if (times != 1) {
            findings.add(new Finding(
                    times == 0 ? Kind.LOST : Kind.DOUBLED,
                    "tick " + tick + " was told as completed by " + times + " events"));
        }
    }

    private static void demandSlots(List<Tick> ticks, List<Finding> findings) {
        List<Tick> planned =
                ticks.stream().filter(tick -> tick.cause() != Tick.Cause.MANUAL).toList();
        Map<Instant, List<Tick>> slots = planned.stream().collect(Collectors.groupingBy(Tick::dueAt));
        slots.values().stream()
                .filter(slot -> slot.size() > 1)
                .forEach(slot -> findings.add(new Finding(
                        Kind.DOUBLED,
                        "slot " + slot.getFirst().dueAt() + " of "
                                + slot.getFirst().job() + " has " + slot.size() + " ticks")));
        List<Tick> inOrder = planned.stream()
                .sorted(Comparator.comparing(Tick::windowStart).thenComparing(Tick::windowEnd))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            Tick before = inOrder.get(i - 1);
            Tick after = inOrder.get(i);
            if (!before.windowEnd().equals(after.windowStart())) {
                Kind kind = before.windowEnd().isBefore(after.windowStart()) ? Kind.LOST : Kind.DOUBLED;
                findings.add(new Finding(
                        kind,
                        "windows of " + after.job() + ": " + before.windowEnd() + " is followed by "
                                + after.windowStart()));
            }
        }
    }
}
