package org.openrouterwatcher.gateway.testing;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/** Makes access tokens as token-service does, and all that a forger might change. */
public final class AccessTokens {

    public static final String ISSUER = "openrouter-watcher";

    private final KeyPair keys = Jwks.CRV.Ed25519.keyPair().build();
    private final String kid;

    public AccessTokens(String kid) {
        this.kid = kid;
    }

    public KeyPair keys() {
        return keys;
    }

    public String kid() {
        return kid;
    }

    /** The JWK Set that token-service would publish. */
    public String jwks() {
        return "{\"keys\":[" + jwk() + "]}";
    }

    public String jwk() {
        String x = Jwks.builder().key(keys.getPublic()).build().get("x").toString();
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"kid\":\"%s\",\"x\":\"%s\"}"
                .formatted(kid, x);
    }

    /** Everything as it has to be, not signed yet, so that a test can spoil it. */
    public JwtBuilder builder(long userId, UUID session, Instant now) {
        return Jwts.builder()
                .header()
                .type("at+jwt")
                .keyId(kid)
                .and()
                .issuer(ISSUER)
                .audience()
                .single(ISSUER)
                .subject(Long.toString(userId))
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(600)))
                .claim("sid", session.toString())
                .claim("role", "user");
    }

    public String sign(JwtBuilder token) {
        return token.signWith(keys.getPrivate(), Jwts.SIG.EdDSA).compact();
    }

    /** A good one. */
    public String of(long userId, UUID session, Instant now) {
        return sign(builder(userId, session, now));
    }

    public String privateKeyBase64() {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }
}
