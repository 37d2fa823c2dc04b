package org.openrouterwatcher.revocation.simulation;

import java.util.Arrays;
import java.util.List;
import org.openrouterwatcher.revocation.TokenStatus;

/** Sees everything, and says when a promise is broken. */
final class Witness {

    /** {@link Gateway#EXPIRES_AFTER}, and as much more as a gateway's watch may run too slowly. */
    static final long BOUND = 30_500 * World.MILLI;

    private static final long NEVER = Long.MAX_VALUE;

    private final long[] committedAt = new long[Tokens.COUNT];
    private final long[] promisedAt = new long[Tokens.COUNT];

    Witness() {
        Arrays.fill(committedAt, NEVER);
        Arrays.fill(promisedAt, NEVER);
    }

    /** A promise was broken. */
    static final class BrokenPromise extends RuntimeException {
        BrokenPromise(String what) {
            super(what);
        }
    }

    void committed(List<Integer> revoked, long now) {
        revoked.forEach(token -> committedAt[token] = Math.min(committedAt[token], now));
    }

    void promised(List<Integer> revoked, long now) {
        revoked.forEach(token -> promisedAt[token] = Math.min(promisedAt[token], now));
    }

    private boolean isRevoked(int token) {
        return committedAt[token] != NEVER;
    }

    /** Looks at what a gateway would do now with a token that is revoked. */
    void check(Gateway gateway, long now) {
        for (int token = 0; token < Tokens.COUNT; token++) {
            if (isRevoked(token)) {
                check(gateway, token, now);
            }
        }
    }

    private void check(Gateway gateway, int token, long now) {
        TokenStatus status = gateway.status(token);
        if (!(status instanceof TokenStatus.Active)) {
            gateway.noteRefusal(token, status);
            return;
        }
        if (gateway.hasRefused(token)) {
            throw new BrokenPromise("token " + token + " came back at " + gateway.name);
        }
        boolean promised = promisedAt[token] <= now;
        if ((promised || now - committedAt[token] > BOUND) && gateway.letsIn(status)) {
            throw new BrokenPromise("token " + token + " let in by " + gateway.name + ", "
                    + (now - committedAt[token]) / World.MILLI + " ms after it was revoked"
                    + (promised ? ", and after the 204" : ""));
        }
    }
}
