package org.openrouterwatcher.web.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CallerTokenSigner} makes, and nothing else: one algorithm, one issuer, one audience. */
public final class CallerTokenVerifier {

    /**
     * By how much the clock of a service may be wrong. If less were allowed, a service whose clock is a minute ahead
     * would answer 401 to everybody, and pages would take that for the end of their session.
     */
    private static final int SKEW_SECONDS = 90;

    private static final int REMEMBERED = 10_000;

    private final List<JwtParser> parsers;
    private final Clock clock;

    /** The gateway uses a token for many requests, and to verify one costs more than most of them. */
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Verified(Caller caller, Instant expiry) {}

    /**
     * @param keys public keys of the gateway; several while one replaces another
     * @param audience the name of the service that asks
     */
    public CallerTokenVerifier(List<PublicKey> keys, String audience, Clock clock) {
        this.parsers = keys.stream().map(key -> parser(key, audience, clock)).toList();
        this.clock = clock;
    }

    /** The caller a token speaks of; empty when the token is not the gateway's, not for us, or not valid now. */
    public Optional<Caller> verify(String token) {
        return known(token).filter(it -> clock.instant().isBefore(it.expiry)).map(Verified::caller);
    }

    private Optional<Verified> known(String token) {
        Optional<Verified> known = Optional.ofNullable(verified.getIfPresent(token));
        if (known.isPresent()) {
            return known;
        }
        Optional<Verified> read = read(token);
        read.ifPresent(it -> verified.put(token, it));
        return read;
    }

    private Optional<Verified> read(String token) {
        return parsers.stream()
                .flatMap(parser -> claims(parser, token).stream())
                .findFirst()
                .flatMap(claims -> caller(claims).map(caller -> new Verified(caller, expiryOf(claims))));
    }

    /** A little later than it says, because clocks of services differ. */
    private static Instant expiryOf(Claims claims) {
        return claims.getExpiration().toInstant().plusSeconds(SKEW_SECONDS);
    }

    private static JwtParser parser(PublicKey key, String audience, Clock clock) {
        return Jwts.parser()
                .provider(Ed25519Signatures.PROVIDER)
                .verifyWith(key)
                .sig()
                .clear()
                .add(Jwts.SIG.EdDSA)
                .and()
                .zip()
                .clear()
                .and()
                .requireIssuer(CallerTokenSigner.ISSUER)
                .requireAudience(audience)
                .clockSkewSeconds(SKEW_SECONDS)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    private static Optional<Claims> claims(JwtParser parser, String token) {
        try {
            Claims claims = parser.parseSignedClaims(token).getPayload();
            return claims.getExpiration() == null ? Optional.empty() : Optional.of(claims);
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Caller> caller(Claims claims) {
        try {
            return Optional.of(new Caller(
                    Long.parseLong(claims.getSubject()),
                    Caller.Role.valueOf(constant(claims, "role")),
                    Caller.Via.valueOf(constant(claims, "via")),
                    sessionId(claims.get("sid", String.class)),
                    tokenId(claims.get("tid", Number.class))));
        } catch (IllegalArgumentException | JwtException e) {
            return Optional.empty();
        }
    }

    private static String constant(Claims claims, String name) {
        String word = claims.get(name, String.class);
        if (word == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static @Nullable UUID sessionId(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable Long tokenId(@Nullable Number number) {
        return number == null ? null : number.longValue();
    }
}
