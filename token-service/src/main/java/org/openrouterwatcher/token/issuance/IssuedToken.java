package org.openrouterwatcher.token.issuance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.token.body.Revealed;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A new token and its value: the body of the only answers that ever show one.
 *
 * @param token the value
 */
public record IssuedToken(
        long id,
        String name,
        @JsonSerialize(using = Revealed.class) Secret token,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** A token and the value it was made with. */
    public static IssuedToken of(ApiToken token, Secret value) {
        return new IssuedToken(token.id(), token.name(), value, token.createdAt(), token.expiresAt());
    }

    /** 201, to be kept by nobody in between. */
    public ResponseEntity<IssuedToken> asAnswer(HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(headers)
                .cacheControl(CacheControl.noStore())
                .body(this);
    }
}
