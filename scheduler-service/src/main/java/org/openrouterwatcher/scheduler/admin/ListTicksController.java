package org.openrouterwatcher.scheduler.admin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.scheduler.ticks.TickRecord;
import org.openrouterwatcher.scheduler.ticks.TickRecords;
import org.openrouterwatcher.web.caller.Administrator;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/schedules/{job}/ticks}: the history of a job, newest first. */
@RestController
class ListTicksController {

    private final TickRecords ticks;

    ListTicksController(TickRecords ticks) {
        this.ticks = ticks;
    }

    /**
     * A page of history.
     *
     * @param nextBefore what to ask for as {@code before} to see older ones; null when there are none
     */
    record Page(List<ShownTick> items, @Nullable UUID nextBefore) {

        /** @param ticks one more than the page holds, when there are more */
        static Page of(List<TickRecord> ticks, int limit) {
            List<ShownTick> items =
                    ticks.stream().limit(limit).map(ShownTick::of).toList();
            return new Page(items, ticks.size() > limit ? items.getLast().tickId() : null);
        }
    }

    /** @param before the id of a tick: only ticks that were emitted before it */
    @GetMapping("/api/schedules/{job}/ticks")
    Page list(
            Administrator administrator,
            @PathVariable String job,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable UUID before) {
        return Page.of(ticks(JobName.parse(job), before, limit + 1), limit);
    }

    private List<TickRecord> ticks(Job job, @Nullable UUID before, int limit) {
        if (before == null) {
            return ticks.newest(job, limit);
        }
        return ticks.before(before, job, limit)
                .orElseThrow(() -> new Refusal(Problem.invalid("before", "is no tick of " + job.wireName())));
    }
}
