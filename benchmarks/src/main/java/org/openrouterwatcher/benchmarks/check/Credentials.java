package org.openrouterwatcher.benchmarks.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openrouterwatcher.web.token.ApiTokenFormat;

/** Credentials of every kind, as token-service makes them and as others make them up. */
final class Credentials {

    private static final String WATCHER = "openrouter-watcher";
    private static final String KEY_ID = "bench";
    private static final int SECONDS_VALID = 900;

    private final SecureRandom random = new SecureRandom();
    private final KeyPair keys = Jwks.CRV.Ed25519.keyPair().build();

    /** Well-formed tokens. */
    String[] tokens(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> ApiTokenFormat.generate(random).reveal())
                .toArray(String[]::new);
    }

    /** Tokens of which the last digit is wrong, which costs more to find out than any other fault of form. */
    String[] malformed(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> ApiTokenFormat.generate(random).reveal())
                .map(token -> token.substring(0, token.length() - 1) + (token.endsWith("0") ? '1' : '0'))
                .toArray(String[]::new);
    }

    /** Access tokens of as many sessions, in bytes: a request brings characters that nobody has hashed yet. */
    byte[][] sessions(int count, Instant now) {
        return IntStream.range(0, count)
                .mapToObj(user -> accessToken(user, now).getBytes(ISO_8859_1))
                .toArray(byte[][]::new);
    }

    /** The JWK Set that token-service publishes. */
    String jwks() {
        Object x = Jwks.builder().key(keys.getPublic()).build().get("x");
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"kid\":\"%s\",\"x\":\"%s\"}]}"
                .formatted(KEY_ID, x);
    }

    private String accessToken(int user, Instant now) {
        return Jwts.builder()
                .header()
                .type("at+jwt")
                .keyId(KEY_ID)
                .and()
                .issuer(WATCHER)
                .audience()
                .single(WATCHER)
                .subject(Integer.toString(user))
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(SECONDS_VALID)))
                .claim("sid", UUID.randomUUID().toString())
                .claim("role", "user")
                .signWith(keys.getPrivate(), Jwts.SIG.EdDSA)
                .compact();
    }
}
