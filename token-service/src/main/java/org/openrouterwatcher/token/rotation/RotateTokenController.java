package org.openrouterwatcher.token.rotation;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.token.issuance.Expiry;
import org.openrouterwatcher.token.issuance.IssuedToken;
import org.openrouterwatcher.token.issuance.TokenMint.Minted;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationAnswers;
import org.openrouterwatcher.token.rotation.TokenRotator.Rotated;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/tokens/{id}/rotate}: a new token in place of an old one, which works on for an overlap. Without an
 * overlap the old one ends at once; the answer waits for the proof of that, and says where to watch it if there is
 * none.
 */
@RestController
class RotateTokenController {

    private final TokenRotator rotator;
    private final RevocationAnswers answers;
    private final Clock clock;

    RotateTokenController(TokenRotator rotator, RevocationAnswers answers, Clock clock) {
        this.rotator = rotator;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * What a person gives.
     *
     * @param overlap ISO-8601; none when absent
     * @param expiresAt of the new token; as the old one's when absent
     */
    record Rotation(@Nullable String overlap, @Nullable String expiresAt) {}

    @Audited(value = Actions.API_TOKEN_ROTATE, subject = Subjects.API_TOKEN)
    @PostMapping("/api/tokens/{id}/rotate")
    ResponseEntity<IssuedToken> rotate(
            LoggedIn owner, @PathVariable long id, @RequestBody(required = false) @Nullable Rotation body) {
        Optional<String> time = Optional.ofNullable(body).map(Rotation::overlap);
        Optional<Overlap> overlap = time.isEmpty() ? Optional.of(Overlap.NONE) : time.flatMap(Overlap::parse);
        Optional<String> end = Optional.ofNullable(body).map(Rotation::expiresAt);
        Optional<Expiry> expiry = end.flatMap(text -> Expiry.parse(text, clock.instant()));
        new FieldErrors()
                .require("overlap", overlap, Overlap.RULE)
                .add("expires_at", end.isPresent() && expiry.isEmpty() ? Optional.of(Expiry.RULE) : Optional.empty())
                .refuse();
        return switch (rotator.rotate(owner, id, overlap.orElseThrow(), expiry)) {
            case Rotated.Replaced(Minted(var token, var value), var revocation) ->
                IssuedToken.of(token, value).asAnswer(proofOf(revocation));
            case Rotated.AlreadyReplaced(var by) ->
                throw new Refusal(Problem.conflict(
                        "token-replaced",
                        "Replaced already",
                        "Token " + by + " has taken the place of this one. Rotate that one."));
            case Rotated.NotActive() ->
                throw new Refusal(Problem.conflict(
                        "token-not-active", "Not active", "This token is revoked or expired. Make a new one."));
            case Rotated.TooManyOverlaps(var limit) -> throw new Refusal(tooManyOverlaps(limit));
            case Rotated.SomeoneElses() ->
                throw new Refusal(Problem.forbidden("This token belongs to another account."));
            case Rotated.Unknown() -> throw new Refusal(Problem.notFound("There is no token " + id + "."));
        };
    }

    /** Where the end of the old token can be watched; nowhere once every gateway refuses it, or while it works on. */
    private HttpHeaders proofOf(Optional<Revocation> revocation) {
        var headers = new HttpHeaders();
        revocation
                .flatMap(answers::placeUnlessProven)
                .ifPresent(place -> headers.set(HttpHeaders.LINK, "<" + place + ">; rel=\"monitor\""));
        return headers;
    }

    private static Problem tooManyOverlaps(int limit) {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "token-limit-reached",
                "Limit of overlapping tokens reached",
                "An account has at most " + limit + " replaced tokens that still work. Revoke one of them, or rotate"
                        + " without overlap.");
    }
}
