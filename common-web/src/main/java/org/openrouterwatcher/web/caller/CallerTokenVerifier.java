package org.openrouterwatcher.web.caller;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CallerTokenSigner} makes, and nothing else: one algorithm, one issuer, one audience. */
public final class CallerTokenVerifier {

    private final List<JwtParser> parsers;

    /**
     * @param keys public keys of the gateway; several while one replaces another
     * @param audience the name of the service that asks
     */
    public CallerTokenVerifier(List<PublicKey> keys, String audience, Clock clock) {
        this.parsers = keys.stream().map(key -> parser(key, audience, clock)).toList();
    }

    /** The caller a token speaks of; empty when the token is not the gateway's, not for us, or not valid now. */
    public Optional<Caller> verify(String token) {
        return parsers.stream()
                .flatMap(parser -> claims(parser, token).stream())
                .findFirst()
                .flatMap(CallerTokenVerifier::caller);
    }

    private static JwtParser parser(PublicKey key, String audience, Clock clock) {
        return Jwts.parser()
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
                .clockSkewSeconds(5)
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
