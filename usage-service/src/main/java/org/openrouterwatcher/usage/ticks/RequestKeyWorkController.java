package org.openrouterwatcher.usage.ticks;

import java.util.Optional;
import java.util.UUID;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.usage.audit.Actions;
import org.openrouterwatcher.usage.audit.Subjects;
import org.openrouterwatcher.usage.keys.OwnKeys;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/keys/{id}/sync} and {@code /validate}: has a key worked on now, in the background. */
@RestController
class RequestKeyWorkController {

    private static final String RETRY_AFTER_SECONDS = "10";

    private final OwnKeys ownKeys;
    private final KeyWorkRequests requests;

    RequestKeyWorkController(OwnKeys ownKeys, KeyWorkRequests requests) {
        this.ownKeys = ownKeys;
        this.requests = requests;
    }

    /** By this id the result is told on {@code tick-results} and shown with the key. */
    record Accepted(UUID tickId) {}

    @Audited(value = Actions.KEY_SYNC, subject = Subjects.KEY)
    @PostMapping("/api/keys/{id}/sync")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted sync(Caller caller, @PathVariable long id) {
        return accepted(requests.sync(ownKeys.find(caller, id).id()), "A sync");
    }

    @Audited(value = Actions.KEY_VALIDATE, subject = Subjects.KEY)
    @PostMapping("/api/keys/{id}/validate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted validate(Caller caller, @PathVariable long id) {
        return accepted(requests.validation(ownKeys.find(caller, id).id()), "A validation");
    }

    private static Accepted accepted(Optional<UUID> tickId, String what) {
        return tickId.map(Accepted::new)
                .orElseThrow(() -> new Refusal(Problem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "already-running",
                                "Already running",
                                what + " of this key is running; try again when it is done.")
                        .with("Retry-After", RETRY_AFTER_SECONDS)));
    }
}
