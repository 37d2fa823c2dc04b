package org.openrouterwatcher.token.listing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/tokens}: the caller's tokens, newest first, revoked and expired ones too; never a value. */
@RestController
class ListTokensController {

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

    @GetMapping("/api/tokens")
    List<ListedToken> list(LoggedIn owner) {
        Instant now = clock.instant();
        return tokens.ofAccount(owner.accountId()).stream()
                .map(token -> ListedToken.of(token, now))
                .toList();
    }
}
