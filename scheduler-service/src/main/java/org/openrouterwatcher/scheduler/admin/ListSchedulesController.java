package org.openrouterwatcher.scheduler.admin;

import java.util.List;
import java.util.stream.Stream;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.web.caller.Administrator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/schedules}: every job, when it is due next and what became of its last tick. */
@RestController
class ListSchedulesController {

    private final ShownSchedules schedules;

    ListSchedulesController(ShownSchedules schedules) {
        this.schedules = schedules;
    }

    @GetMapping("/api/schedules")
    List<ShownSchedule> list(Administrator administrator) {
        return Stream.of(Job.values()).map(schedules::of).toList();
    }
}
