package org.openrouterwatcher.messaging.deadletter;

import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.messaging.deadletter.DecidedAnswers.DecidedAnswer;
import org.openrouterwatcher.web.caller.Administrator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/admin/dead-letters/{service}/{id}/retry}: hands it to its listener again, and then those behind. */
@RestController
class RetryDeadLetterController {

    private final DeadLetterDesk desk;
    private final DecidedAnswers answers;

    RetryDeadLetterController(DeadLetterDesk desk, DecidedAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    @PostMapping("/{id}/retry")
    @Audited(value = AuditedDecisions.RETRY, subject = AuditedDecisions.SUBJECT)
    DecidedAnswer retry(Administrator administrator, @PathVariable long id) {
        return answers.of(desk.retry(id, administrator.userId()));
    }
}
