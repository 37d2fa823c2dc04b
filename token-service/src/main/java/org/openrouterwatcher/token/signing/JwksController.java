package org.openrouterwatcher.token.signing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /internal/jwks}: the public keys by which gateways judge access tokens (RFC 7517, RFC 8037). */
@RestController
class JwksController {

    /** Shorter than any time a key is published ahead. */
    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    private static final int ED25519_BYTES = 32;

    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    /** A set of keys. */
    record Jwks(List<Jwk> keys) {}

    /**
     * One key, its members named as the standard names them.
     *
     * @param x the public key in base64url
     */
    record Jwk(String kty, String crv, String kid, String use, String alg, String x) {
        static Jwk of(SigningKey key) {
            byte[] info = key.publicKey().getEncoded();
            // SubjectPublicKeyInfo of Ed25519 ends in the key itself (RFC 8410, section 4)
            byte[] raw = Arrays.copyOfRange(info, info.length - ED25519_BYTES, info.length);
            return new Jwk(
                    "OKP",
                    "Ed25519",
                    key.kid(),
                    "sig",
                    "EdDSA",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
        }
    }

    @GetMapping("/internal/jwks")
    ResponseEntity<Jwks> jwks() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(MAX_AGE))
                .body(new Jwks(keys.all().stream().map(Jwk::of).toList()));
    }
}
