package org.openrouterwatcher.scheduler.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.TickResult.Counts;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.openrouterwatcher.scheduler.kit.UsageService;
import org.openrouterwatcher.testing.EventProbe;
import org.springframework.beans.factory.annotation.Autowired;

@RunningSchedulerService
class TickResultListenerIT {

    private static final Instant START = Instant.parse("2031-03-05T10:20:31.5Z");

    @Autowired
    TickEmitter emitter;

    @Autowired
    TickRecords ticks;

    @Autowired
    UsageService usageService;

    private static TickCompleted result(UUID tickId, Job job, Outcome outcome, @Nullable String detail) {
        return new TickCompleted(tickId, job, outcome, new Counts(5, 4, 1, 321), detail, START, START.plusSeconds(7));
    }

    private @Nullable TickCompleted noted(TickRecord tick) {
        return ticks.newest(tick.job(), 200).stream()
                .filter(it -> it.tickId().equals(tick.tickId()))
                .findFirst()
                .orElseThrow()
                .result();
    }

    private void tellsAndIsHeard(TickCompleted result, String eventId) {
        usageService.tells(eventId, result);
        EventProbe.awaitAllHeardBy(TickResultListener.GROUP, Topics.TICK_RESULTS);
    }

    @Test
    void notesWhatBecameOfATick() {
        TickRecord tick = emitter.runNow(Job.USAGE_SYNC);
        var result = result(tick.tickId(), Job.USAGE_SYNC, Outcome.PARTLY, "One key was refused by OpenRouter.");
        assertThat(noted(tick)).isNull();

        usageService.tells(UUID.randomUUID().toString(), result);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(noted(tick)).isEqualTo(result));
    }

    @Test
    void theFirstResultStays() {
        TickRecord tick = emitter.runNow(Job.KEY_VALIDATION);
        var first = result(tick.tickId(), Job.KEY_VALIDATION, Outcome.SUCCEEDED, null);
        String eventId = UUID.randomUUID().toString();
        tellsAndIsHeard(first, eventId);

        tellsAndIsHeard(first, eventId);
        tellsAndIsHeard(
                result(tick.tickId(), Job.KEY_VALIDATION, Outcome.FAILED, "Later."),
                UUID.randomUUID().toString());

        assertThat(noted(tick)).isEqualTo(first);
    }

    @Test
    void goesOnAfterResultsOfTicksThatAreNotItsOwn() {
        TickRecord tick = emitter.runNow(Job.USAGE_PURGE);
        tellsAndIsHeard(
                result(UUID.randomUUID(), Job.USAGE_PURGE, Outcome.SUCCEEDED, null),
                UUID.randomUUID().toString());
        var result = result(tick.tickId(), Job.USAGE_PURGE, Outcome.SUCCEEDED, null);

        tellsAndIsHeard(result, UUID.randomUUID().toString());

        assertThat(noted(tick)).isEqualTo(result);
        assertThat(ticks.newest(Job.USAGE_PURGE, 200))
                .filteredOn(it -> it.result() != null)
                .contains(ticks.latest(Job.USAGE_PURGE).orElseThrow());
    }
}
