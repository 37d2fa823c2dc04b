package org.openrouterwatcher.gateway.authentication;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.upstream.UpstreamUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that access tokens are signed with, as token-service publishes them. They are fetched now and then, and at
 * once when a token names a key that is not there, but not more often than every few seconds. While token-service does
 * not answer, the last known keys stay good.
 */
public final class VerificationKeys {

    private static final Logger log = LoggerFactory.getLogger(VerificationKeys.class);

    static final Duration REFRESH = Duration.ofMinutes(5);
    static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final Supplier<String> source;
    private final Clock clock;
    private volatile Map<String, PublicKey> keys = Map.of();
    private volatile boolean lastFetchFailed = true;
    private Instant lastFetch = Instant.MIN;
    private boolean failingIsTold;

    /** @param source fetches the JWK Set; throws {@link UpstreamUnavailableException} when it cannot be had */
    public VerificationKeys(Supplier<String> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The key of an id, if it is known here. */
    Optional<PublicKey> known(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    /** How looking for a key went. */
    enum Search {
        FOUND,
        /** There was none when the keys were fetched just now. */
        NO_SUCH_KEY,
        /** There may be one, made after the keys were fetched the last time. */
        CANNOT_TELL
    }

    /** Looks for a key, and fetches the keys when it is not here and the last time is not too recent. */
    Search search(String kid) {
        if (keys.containsKey(kid)) {
            return Search.FOUND;
        }
        boolean fetched = fetchIfLastIsOlderThan(SHORTEST_PAUSE);
        if (keys.containsKey(kid)) {
            return Search.FOUND;
        }
        return fetched ? Search.NO_SUCH_KEY : Search.CANNOT_TELL;
    }

    /** Fetches the keys if it is time. */
    public void keepFresh() {
        fetchIfLastIsOlderThan(lastFetchFailed ? SHORTEST_PAUSE : REFRESH);
    }

    /** Whether they were fetched. */
    private synchronized boolean fetchIfLastIsOlderThan(Duration age) {
        Instant now = clock.instant();
        if (now.isBefore(notBefore(age))) {
            return false;
        }
        lastFetch = now;
        lastFetchFailed = true;
        String reason = null;
        try {
            keys = parse(source.get());
            lastFetchFailed = keys.isEmpty();
        } catch (UpstreamUnavailableException | JwtException | IllegalArgumentException e) {
            reason = Objects.toString(e.getMessage(), e.toString());
        }
        tellOfChange(reason);
        return !lastFetchFailed;
    }

    /** One line when the keys stop coming and one when they come again: it may take a thousand tries. */
    private void tellOfChange(@Nullable String reason) {
        boolean failing = reason != null;
        if (failing && !failingIsTold) {
            log.atWarn()
                    .addKeyValue("known", keys.size())
                    .addKeyValue("reason", reason)
                    .log("verification keys cannot be fetched");
        } else if (!failing && failingIsTold) {
            log.atInfo().addKeyValue("known", keys.size()).log("verification keys can be fetched again");
        }
        failingIsTold = failing;
    }

    private Instant notBefore(Duration age) {
        return lastFetch.equals(Instant.MIN) ? lastFetch : lastFetch.plus(age);
    }

    private static Map<String, PublicKey> parse(String jwks) {
        return Jwks.setParser().build().parse(jwks).getKeys().stream()
                .filter(VerificationKeys::isUsable)
                .collect(Collectors.toUnmodifiableMap(Jwk::getId, jwk -> (PublicKey) jwk.toKey(), (first, _) -> first));
    }

    private static boolean isUsable(Jwk<?> jwk) {
        return jwk.getId() != null
                && jwk.toKey() instanceof EdECPublicKey key
                && key.getParams().getName().equals("Ed25519");
    }
}
