package org.openrouterwatcher.token.signing;

import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.caller.Ed25519Signatures;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.stereotype.Component;

/**
 * Makes access tokens: JWTs after RFC 9068, signed with Ed25519, so that a gateway can judge them by a public key and
 * nobody else can make one.
 */
@Component
public class AccessTokenSigner {

    /** Who says it, and whom it is for: one installation is both. */
    static final String ISSUER = "openrouter-watcher";

    static final String TYPE = "at+jwt";

    private final SigningKeys keys;
    private final PrivateKeyCipher cipher;
    private final KeySchedule schedule;
    private final Clock clock;

    AccessTokenSigner(SigningKeys keys, PrivateKeyCipher cipher, SigningProperties properties, Clock clock) {
        this.keys = keys;
        this.cipher = cipher;
        this.schedule = KeySchedule.of(properties);
        this.clock = clock;
    }

    /** A token for an account in one of its sessions. */
    public AccessToken sign(long accountId, Role role, UUID sessionId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = now.plus(schedule.tokenLifetime());
        SigningKey key = schedule.signing(keys.all(), clock.instant())
                .orElseThrow(() -> new IllegalStateException("there is no signing key"));
        String jwt = Jwts.builder()
                .provider(Ed25519Signatures.PROVIDER)
                .header()
                .type(TYPE)
                .keyId(key.kid())
                .and()
                .issuer(ISSUER)
                .audience()
                .single(ISSUER)
                .subject(Long.toString(accountId))
                .claim("sid", sessionId.toString())
                .claim("role", role.name().toLowerCase(Locale.ROOT))
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(expiresAt))
                .signWith(cipher.decrypt(key), Jwts.SIG.EdDSA)
                .compact();
        return new AccessToken(Secret.of(jwt), now, expiresAt);
    }
}
