package org.openrouterwatcher.scheduler.admin;

import java.util.UUID;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.scheduler.audit.Actions;
import org.openrouterwatcher.scheduler.audit.Subjects;
import org.openrouterwatcher.scheduler.ticks.TickEmitter;
import org.openrouterwatcher.web.caller.Administrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/schedules/{job}/run}: a tick by hand. */
@RestController
class RunJobController {

    private static final Logger log = LoggerFactory.getLogger(RunJobController.class);

    private final TickEmitter emitter;

    RunJobController(TickEmitter emitter) {
        this.emitter = emitter;
    }

    /** Under which id history will tell what becomes of it. */
    record Accepted(UUID tickId) {}

    @Audited(value = Actions.JOB_RUN, subject = Subjects.JOB)
    @PostMapping("/api/schedules/{job}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted run(Administrator administrator, @PathVariable String job) {
        UUID tickId = emitter.runNow(JobName.parse(job)).tickId();
        log.atInfo()
                .addKeyValue("tickId", tickId)
                .addKeyValue("userId", administrator.userId())
                .log("job run by hand");
        return new Accepted(tickId);
    }
}
