package org.openrouterwatcher.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.Tick.Cause;
import org.openrouterwatcher.events.Tick.UsageSyncDue;
import org.openrouterwatcher.events.TickResult.Counts;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.stage.Told;

class TicksTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final List<Told> ticks = new ArrayList<>();
    private final List<Told> results = new ArrayList<>();

    @Test
    void findsNothingWhereEveryTickIsToldAndCompletedOnce() {
        complete(tick(0, 1, Cause.SCHEDULE));
        complete(tick(1, 3, Cause.CATCH_UP));
        UUID asked = tick(2, 3, Cause.MANUAL);
        complete(asked);

        assertThat(kinds(Set.of(asked))).isEmpty();
    }

    @Test
    void findsATickThatWasPromisedAndNotTold() {
        assertThat(kinds(Set.of(UUID.randomUUID()))).containsExactly(Kind.LOST);
    }

    @Test
    void findsATickThatNobodyCompleted() {
        tick(0, 1, Cause.SCHEDULE);

        assertThat(kinds(Set.of())).containsExactly(Kind.LOST);
    }

    @Test
    void findsATickThatWasCompletedByTwoEvents() {
        UUID tick = tick(0, 1, Cause.SCHEDULE);
        complete(tick);
        complete(tick);

        assertThat(kinds(Set.of())).containsExactly(Kind.DOUBLED);
    }

    @Test
    void oneEventToldTwiceIsOne() {
        complete(tick(0, 1, Cause.SCHEDULE));
        results.add(results.getFirst());
        ticks.add(ticks.getFirst());

        assertThat(kinds(Set.of())).isEmpty();
    }

    @Test
    void findsTwoTicksOfOneSlot() {
        complete(tick(0, 1, Cause.SCHEDULE));
        complete(tick(0, 1, Cause.SCHEDULE));

        assertThat(kinds(Set.of())).contains(Kind.DOUBLED);
    }

    @Test
    void findsTimeThatNoWindowCovers() {
        complete(tick(0, 1, Cause.SCHEDULE));
        complete(tick(2, 3, Cause.SCHEDULE));

        assertThat(kinds(Set.of())).containsExactly(Kind.LOST);
    }

    @Test
    void findsTimeThatTwoWindowsCover() {
        complete(tick(0, 2, Cause.SCHEDULE));
        complete(tick(1, 3, Cause.SCHEDULE));

        assertThat(kinds(Set.of())).containsExactly(Kind.DOUBLED);
    }

    private List<Kind> kinds(Set<UUID> promised) {
        return Ticks.flaws(ticks, results, promised).stream().map(Finding::kind).toList();
    }

    private UUID tick(int from, int until, Cause cause) {
        UUID id = UUID.randomUUID();
        ticks.add(told(id.toString(), new UsageSyncDue(id, at(until), at(from), at(until), cause)));
        return id;
    }

    private void complete(UUID tick) {
        var counts = new Counts(1, 1, 0, 0);
        results.add(told(
                UUID.randomUUID().toString(),
                new TickCompleted(tick, Job.USAGE_SYNC, Outcome.SUCCEEDED, counts, null, START, START)));
    }

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static Told told(String id, Event event) {
        return new Told(0, 0, id, event);
    }
}
