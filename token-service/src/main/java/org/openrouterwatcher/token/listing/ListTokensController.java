package org.openrouterwatcher.token.listing;

import jakarta.validation.constraints.Positive;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/tokens}: the caller's tokens, newest first; never a value. All that are active, and of those that are
 * over, which grow more with every rotation, as many as somebody looks at; where to find the others is in {@code Link}
 * (RFC 8288).
 */
@RestController
class ListTokensController {

    private static final String PATH = "/api/tokens";
    private static final int ENDED_AT_ONCE = 100;

    private final ApiTokens tokens;
    private final Clock clock;

    ListTokensController(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * One token.
     *
     * @param replacedBy id of the token that took its place by rotation
     */
    record ListedToken(
            long id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,
            boolean isActive,
            TokenState state,
            @Nullable Long replacedBy) {

        static ListedToken of(ApiToken token, Instant now) {
            return new ListedToken(
                    token.id(),
                    token.name(),
                    token.createdAt(),
                    token.lastUsedAt(),
                    token.expiresAt(),
                    token.isActive(now),
                    TokenState.of(token, now),
                    token.replacedBy());
        }
    }

    /** @param endedBefore asks for more of those that are over, made before the token with this id */
    @GetMapping(PATH)
    ResponseEntity<List<ListedToken>> list(
            LoggedIn owner,
            @RequestParam(name = "ended_before", required = false) @Positive @Nullable Long endedBefore) {
        Instant now = clock.instant();
        List<ApiToken> page = endedBefore == null
                ? tokens.newest(owner.accountId(), now, ENDED_AT_ONCE)
                : tokens.ended(owner.accountId(), now, endedBefore, ENDED_AT_ONCE);
        List<ApiToken> ended =
                page.stream().filter(token -> !token.isActive(now)).toList();
        var answer = ResponseEntity.ok();
        if (ended.size() == ENDED_AT_ONCE) {
            answer.header(HttpHeaders.LINK, next(ended.getLast()));
        }
        return answer.body(
                page.stream().map(token -> ListedToken.of(token, now)).toList());
    }

    private static String next(ApiToken last) {
        return "<" + PATH + "?ended_before=" + last.id() + ">; rel=\"next\"";
    }
}
