package org.openrouterwatcher.messaging.deadletter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.messaging.deadletter.DecidedAnswers.DecidedAnswer;
import org.openrouterwatcher.web.caller.Administrator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/admin/dead-letters/{service}/{id}/skip}: gives it up, and handles those behind. */
@RestController
class SkipDeadLetterController {

    private final DeadLetterDesk desk;
    private final DecidedAnswers answers;

    SkipDeadLetterController(DeadLetterDesk desk, DecidedAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    /** Why it may be left unhandled, for those who look later. */
    record Skip(
            @NotBlank(message = "must say why")
            @Size(max = 500)
            @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line of text")
            String reason) {}

    @PostMapping("/{id}/skip")
    @Audited(value = AuditedDecisions.SKIP, subject = AuditedDecisions.SUBJECT)
    DecidedAnswer skip(Administrator administrator, @PathVariable long id, @Valid @RequestBody Skip body) {
        return answers.of(desk.skip(id, administrator.userId(), body.reason().strip()));
    }
}
