package org.openrouterwatcher.scheduler.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.scheduler.audit.Actions;
import org.openrouterwatcher.scheduler.audit.Subjects;
import org.openrouterwatcher.scheduler.ticks.Schedules;
import org.openrouterwatcher.web.caller.Administrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /api/schedules/{job}}: pauses a job or resumes it. */
@RestController
class SwitchScheduleController {

    private static final Logger log = LoggerFactory.getLogger(SwitchScheduleController.class);

    private final Schedules schedules;
    private final ShownSchedules shown;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    SwitchScheduleController(
            Schedules schedules, ShownSchedules shown, AuditTrail audit, TransactionTemplate transaction) {
        this.schedules = schedules;
        this.shown = shown;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What an administrator sets. */
    record Switch(
            @NotNull(message = "must be true or false") Boolean enabled) {}

    @Audited(value = Actions.JOB_SWITCH, subject = Subjects.JOB)
    @PutMapping("/api/schedules/{job}")
    ShownSchedule set(Administrator administrator, @PathVariable String job, @Valid @RequestBody Switch body) {
        Job named = JobName.parse(job);
        transaction.executeWithoutResult(_ -> {
            schedules.enable(named, body.enabled());
            audit.done(Actions.JOB_SWITCH, Subjects.job(named), Map.of("enabled", body.enabled()));
        });
        log.atInfo()
                .addKeyValue("job", named.wireName())
                .addKeyValue("enabled", body.enabled())
                .addKeyValue("userId", administrator.userId())
                .log("schedule switched");
        return shown.of(named);
    }
}
