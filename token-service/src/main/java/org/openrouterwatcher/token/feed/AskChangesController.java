package org.openrouterwatcher.token.feed;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.outbox.OutboxChanges;
import org.openrouterwatcher.messaging.outbox.OutboxChanges.Change;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.token.gateways.GatewayPolls;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Via;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /internal/feed/changes}: all that the feed will say since a cursor, straight from the database. A gateway
 * that the feed does not reach is as exact by this as by the feed.
 */
@RestController
class AskChangesController {

    private static final int LONGEST_NAME = 200;

    private final GatewayPolls polls;
    private final OutboxChanges changes;

    AskChangesController(GatewayPolls polls, OutboxChanges changes) {
        this.polls = polls;
        this.changes = changes;
    }

    /**
     * Who asks, and from where.
     *
     * @param gateway this run of the gateway
     * @param cursor what transactions below have changed, it has applied; 0 asks for everything
     * @param beat the last it has sent; for who looks at the question
     */
    record Question(
            @Nullable String gateway,
            @Nullable Long cursor,
            @Nullable Long beat) {}

    /**
     * All changes since.
     *
     * @param cursor to be asked from next time
     * @param complete false when not all can be given; then none is
     */
    record Changes(List<ShownChange> changes, long cursor, boolean complete) {}

    /**
     * A change in the words of the feed.
     *
     * @param data the event
     */
    record ShownChange(
            String type, String key, @JsonRawValue String data) {

        static ShownChange of(Change change) {
            return new ShownChange(change.type(), change.key(), change.data());
        }
    }

    /** The order counts: who revokes something later than the answer knows finds the gateway noted. */
    @PostMapping("/internal/feed/changes")
    ResponseEntity<Changes> ask(Caller caller, @RequestBody Question question) {
        if (caller.via() != Via.GATEWAY) {
            throw new Refusal(Problem.forbidden("Only a gateway may ask this."));
        }
        Optional<String> gateway =
                Optional.ofNullable(question.gateway()).filter(it -> !it.isBlank() && it.length() <= LONGEST_NAME);
        Optional<Long> cursor = Optional.ofNullable(question.cursor()).filter(it -> it >= 0);
        new FieldErrors()
                .require("gateway", gateway, "must have 1 to " + LONGEST_NAME + " characters")
                .require("cursor", cursor, "must be 0 or more")
                .refuse();
        polls.note(gateway.orElseThrow(), cursor.orElseThrow());
        OutboxChanges.Answer answer = changes.since(Topics.TOKEN_EVENTS, cursor.orElseThrow());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Changes(
                        answer.changes().stream().map(ShownChange::of).toList(), answer.cursor(), answer.isComplete()));
    }
}
