package org.openrouterwatcher.token.introspection;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.caller.Caller.Via;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /internal/introspect}: what a gateway asks when its own view may be too old to judge a token. In the
 * words of RFC 7662, but with the digest instead of the token, which nobody but the gateway needs to see.
 */
@RestController
class IntrospectTokenController {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final ApiTokens tokens;
    private final Clock clock;

    IntrospectTokenController(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @param digest SHA-256 of the token in 64 lower-case hex digits */
    record Question(@Nullable String digest) {}

    /** Whether a token opens anything; only one that does says more. */
    sealed interface Introspection {

        /** @param role of a script: API tokens never carry their owner's administration */
        record Active(
                boolean active,
                long tokenId,
                long userId,
                Role role,
                @Nullable Instant expiresAt,
                long version) implements Introspection {

            static Active of(ApiToken token) {
                return new Active(true, token.id(), token.accountId(), Role.USER, token.expiresAt(), token.version());
            }
        }

        /** Unknown, expired and revoked look alike. */
        record Inactive(boolean active) implements Introspection {}
    }

    @PostMapping("/internal/introspect")
    ResponseEntity<Introspection> introspect(Caller caller, @RequestBody Question question) {
        if (caller.via() != Via.GATEWAY) {
            throw new Refusal(Problem.forbidden("Only a gateway may ask this."));
        }
        Optional<String> digest = Optional.ofNullable(question.digest())
                .filter(it -> DIGEST.matcher(it).matches());
        new FieldErrors()
                .require("digest", digest, "must be 64 lower-case hex digits")
                .refuse();
        Instant now = clock.instant();
        Introspection answer = digest.flatMap(tokens::find)
                .filter(token -> token.isActive(now))
                .<Introspection>map(Introspection.Active::of)
                .orElseGet(() -> new Introspection.Inactive(false));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
