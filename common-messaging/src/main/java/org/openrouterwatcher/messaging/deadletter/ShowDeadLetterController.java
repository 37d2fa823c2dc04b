package org.openrouterwatcher.messaging.deadletter;

import org.openrouterwatcher.web.caller.Administrator;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/admin/dead-letters/{service}/{id}}: one of them, whole. */
@RestController
class ShowDeadLetterController {

    private final Letters letters;
    private final ShownLetters shown;

    ShowDeadLetterController(Letters letters, ShownLetters shown) {
        this.letters = letters;
        this.shown = shown;
    }

    @GetMapping("/{id}")
    ShownLetter show(Administrator administrator, @PathVariable long id) {
        return letters.find(id).map(shown::of).orElseThrow(() -> new Refusal(DecidedAnswers.UNKNOWN));
    }
}
