package org.openrouterwatcher.token.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.token.body.Revealed;
import org.openrouterwatcher.token.issuance.TokenIssuer.Issued;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonSerialize;

/** {@code POST /api/tokens}: makes an API token and shows its value, this once. */
@RestController
class IssueTokenController {

    private final TokenIssuer issuer;
    private final Clock clock;

    IssueTokenController(TokenIssuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** What a person gives. The time stays a text here, so that a wrong one can be explained. */
    record NewToken(@Nullable String name, @Nullable String expiresAt) {}

    /** The token and its value. */
    record IssuedToken(
            long id,
            String name,
            @JsonSerialize(using = Revealed.class) Secret token,
            Instant createdAt,
            @Nullable Instant expiresAt) {

        static IssuedToken of(ApiToken token, Secret value) {
            return new IssuedToken(token.id(), token.name(), value, token.createdAt(), token.expiresAt());
        }
    }

    @PostMapping("/api/tokens")
    ResponseEntity<IssuedToken> issue(LoggedIn owner, @RequestBody NewToken body) {
        Optional<TokenName> name = TokenName.parse(body.name());
        Optional<String> end = Optional.ofNullable(body.expiresAt());
        Optional<Expiry> expiry = end.flatMap(text -> Expiry.parse(text, clock.instant()));
        new FieldErrors()
                .require("name", name, TokenName.RULE)
                .add("expires_at", end.isPresent() && expiry.isEmpty() ? Optional.of(Expiry.RULE) : Optional.empty())
                .refuse();
        return switch (issuer.issue(owner, name.orElseThrow(), expiry)) {
            case Issued.Token(var token, var value) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(IssuedToken.of(token, value));
            case Issued.LimitReached(var limit) -> throw new Refusal(limitReached(limit));
        };
    }

    private static Problem limitReached(int limit) {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "token-limit-reached",
                "Limit of active tokens reached",
                "An account has at most " + limit + " active tokens. Revoke one first.");
    }
}
