package org.openrouterwatcher.token.leak;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.web.secret.Secret;
import org.openrouterwatcher.web.token.ApiTokenFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/tokens/revoke-leaked}: anyone who holds the value of a token may end it. The answer and its time are
 * the same whether there was such a token or not; only a text that cannot be one is told apart, as anybody could.
 */
@RestController
class RevokeLeakedTokenController {

    private final LeakedTokenRevoker revoker;
    private final Duration answerAfter;

    RevokeLeakedTokenController(LeakedTokenRevoker revoker, LeakProperties properties) {
        this.revoker = revoker;
        this.answerAfter = properties.answerAfter();
    }

    /** What was found. */
    record Leak(@Nullable Secret token) {}

    /** What 202 says. */
    record Received(String detail) {

        static final Received LEAK = new Received(
                "If this is an API token of ours, it is revoked for ever, and every gateway refuses it within 30 seconds.");
    }

    @Audited(Actions.API_TOKEN_REVOKE)
    @PostMapping("/api/tokens/revoke-leaked")
    ResponseEntity<Received> revoke(@RequestBody Leak leak) {
        long begin = System.nanoTime();
        Optional<Secret> token =
                Optional.ofNullable(leak.token()).filter(it -> ApiTokenFormat.isWellFormed(it.reveal()));
        new FieldErrors()
                .require("token", token, "must be an API token: or_api_ and 49 letters and digits")
                .refuse();
        try {
            revoker.revoke(token.orElseThrow());
        } finally {
            waitUntil(begin + answerAfter.toNanos());
        }
        return ResponseEntity.accepted().cacheControl(CacheControl.noStore()).body(Received.LEAK);
    }

    /** A virtual thread waits here, so nobody else does. */
    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
