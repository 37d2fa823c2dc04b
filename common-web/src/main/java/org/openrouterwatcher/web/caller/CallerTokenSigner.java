package org.openrouterwatcher.web.caller;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;

/**
 * Makes the token by which the gateway tells one service who is calling: an EdDSA JWS for one audience, valid for a
 * minute and what clocks may differ, so that it is of no use anywhere else or later (Netflix calls the idea a
 * token-agnostic identity).
 */
public final class CallerTokenSigner {

    static final String ISSUER = "gateway";
    static final Duration LIFETIME = Duration.ofSeconds(60);

    private final PrivateKey key;
    private final Clock clock;

    public CallerTokenSigner(PrivateKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token that tells {@code audience}, such as {@code token-service}, who is calling. */
    public String sign(Caller caller, String audience) {
        Instant now = clock.instant();
        JwtBuilder token = Jwts.builder()
                .provider(Ed25519Signatures.PROVIDER)
                .issuer(ISSUER)
                .audience()
                .single(audience)
                .subject(Long.toString(caller.userId()))
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .claim("role", word(caller.role()))
                .claim("via", word(caller.via()));
        if (caller.sessionId() != null) {
            token.claim("sid", caller.sessionId().toString());
        }
        if (caller.tokenId() != null) {
            token.claim("tid", caller.tokenId());
        }
        return token.signWith(key, Jwts.SIG.EdDSA).compact();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
