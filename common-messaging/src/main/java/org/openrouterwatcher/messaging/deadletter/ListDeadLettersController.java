package org.openrouterwatcher.messaging.deadletter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.State;
import org.openrouterwatcher.web.caller.Administrator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/admin/dead-letters/{service}}: what this service could not handle, newest first. */
@RestController
class ListDeadLettersController {

    private final Letters letters;
    private final ShownLetters shown;

    ListDeadLettersController(Letters letters, ShownLetters shown) {
        this.letters = letters;
        this.shown = shown;
    }

    /** @param nextBefore what to ask for as {@code before} to see older ones; null when there are none */
    record Page(List<ShownLetter> items, @Nullable Long nextBefore) {}

    @GetMapping
    Page list(
            Administrator administrator,
            @RequestParam(required = false) @Nullable @Size(max = 249) String topic,
            @RequestParam(required = false)
                    @Nullable
                    @Pattern(regexp = "parked|retried|skipped", message = "must be parked, retried or skipped")
                    String state,
            @RequestParam(required = false) @Nullable @Min(1) Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        State wanted = state == null ? null : State.valueOf(state.toUpperCase(Locale.ROOT));
        List<DeadLetter> found = letters.page(topic, wanted, before, limit + 1);
        List<ShownLetter> items = found.stream().limit(limit).map(shown::of).toList();
        return new Page(items, found.size() > limit ? items.getLast().id() : null);
    }
}
