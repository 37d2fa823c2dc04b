package org.openrouterwatcher.usage.keys;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/keys/{id}/statuses}: when a key stopped working and when it worked again, newest first. */
@RestController
class StatusHistoryController {

    private final OwnKeys ownKeys;
    private final StatusHistory history;

    StatusHistoryController(OwnKeys ownKeys, StatusHistory history) {
        this.ownKeys = ownKeys;
        this.history = history;
    }

    @GetMapping("/api/keys/{id}/statuses")
    StatusHistory.Page history(
            Caller caller,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable @Min(1) Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return history.page(ownKeys.find(caller, id).id(), before, limit);
    }
}
