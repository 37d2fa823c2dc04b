package org.openrouterwatcher.token.sessions;

import static org.openrouterwatcher.token.database.DatabaseTime.of;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.openrouterwatcher.token.secret.Sha256;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The refresh tokens that were given out, by their digests. A used one is kept, to be recognised when it comes again.
 */
@Repository
class RefreshTokens {

    private static final int RANDOM_BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known about a token. */
    record Known(UUID sessionId, boolean isUsed) {}

    /** A new one for a session. */
    Secret issue(UUID sessionId, Instant now) {
        var bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        Secret token = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
        jdbc.sql("insert into refresh_tokens (digest, session_id, issued_at) values (:digest, :sessionId, :now)")
                .param("digest", Sha256.hex(token.reveal()))
                .param("sessionId", sessionId)
                .param("now", of(now))
                .update();
        return token;
    }

    Optional<Known> find(Secret token) {
        return jdbc.sql("select * from refresh_tokens where digest = :digest")
                .param("digest", Sha256.hex(token.reveal()))
                .query((row, _) ->
                        new Known(row.getObject("session_id", UUID.class), row.getTimestamp("used_at") != null))
                .optional();
    }

    /** Uses a token up. False when it is used already: this is decided for one of any number who try at once. */
    boolean use(Secret token, Instant now) {
        return jdbc.sql("update refresh_tokens set used_at = :now where digest = :digest and used_at is null")
                        .param("digest", Sha256.hex(token.reveal()))
                        .param("now", of(now))
                        .update()
                == 1;
    }
}
