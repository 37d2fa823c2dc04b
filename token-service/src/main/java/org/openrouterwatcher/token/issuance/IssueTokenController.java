package org.openrouterwatcher.token.issuance;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.token.issuance.TokenIssuer.Issued;
import org.openrouterwatcher.token.issuance.TokenMint.Minted;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

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

    @Audited(Actions.API_TOKEN_ISSUE)
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
            case Issued.Token(Minted(var token, var value)) ->
                IssuedToken.of(token, value).asAnswer(HttpHeaders.EMPTY);
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
