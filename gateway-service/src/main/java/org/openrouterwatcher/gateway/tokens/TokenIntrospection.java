package org.openrouterwatcher.gateway.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.openrouterwatcher.gateway.limits.FixedWindows;
import org.openrouterwatcher.gateway.limits.Quota;
import org.openrouterwatcher.gateway.upstream.TokenFacts;
import org.openrouterwatcher.gateway.upstream.UpstreamUnavailableException;
import org.openrouterwatcher.revocation.TokenDigest;
import org.openrouterwatcher.revocation.TokenView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks token-service about a token that the view does not know, so that a token works at once after it was made. What
 * it learns goes into the view; that a token is none is remembered for a short time. Questions are bounded, because
 * anybody can make up well-formed tokens.
 */
public final class TokenIntrospection {

    private static final Logger log = LoggerFactory.getLogger(TokenIntrospection.class);

    private static final Duration REMEMBER_INACTIVE = Duration.ofSeconds(10);
    private static final int MAX_INACTIVE = 10_000;

    private final Function<String, TokenFacts> tokenService;
    private final TokenView view;
    private final FixedWindows<String> budget;
    private final Cache<TokenDigest, Boolean> inactive = Caffeine.newBuilder()
            .maximumSize(MAX_INACTIVE)
            .expireAfterWrite(REMEMBER_INACTIVE)
            .build();

    /** @param tokenService answers for a digest in hex; throws {@link UpstreamUnavailableException} if it cannot */
    public TokenIntrospection(
            Function<String, TokenFacts> tokenService, TokenView view, int questionsPerSecond, Clock clock) {
        this.tokenService = tokenService;
        this.view = view;
        this.budget =
                new FixedWindows<>(new Quota("introspection", questionsPerSecond, Duration.ofSeconds(1)), 1, clock);
    }

    /** How asking went. */
    public enum Outcome {
        /** It is a token; the view now knows it. */
        LEARNED,
        /** It is none, or none that may be used. */
        INACTIVE,
        /** Nobody could be asked. */
        UNANSWERED
    }

    /** Asks about one token. */
    public Outcome ask(TokenDigest digest) {
        if (inactive.getIfPresent(digest) != null) {
            return Outcome.INACTIVE;
        }
        if (!budget.take("all").granted()) {
            return Outcome.UNANSWERED;
        }
        try {
            return learn(digest, tokenService.apply(digest.hex()));
        } catch (UpstreamUnavailableException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("unknown token could not be asked about");
            return Outcome.UNANSWERED;
        }
    }

    private Outcome learn(TokenDigest digest, TokenFacts facts) {
        if (facts.active() && facts.tokenId() != null && facts.userId() != null && facts.version() != null) {
            view.issue(digest, facts.tokenId(), facts.userId(), facts.expiresAt(), facts.version());
            return Outcome.LEARNED;
        }
        inactive.put(digest, true);
        return Outcome.INACTIVE;
    }
}
