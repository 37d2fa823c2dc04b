package org.openrouterwatcher.token.proof;

import java.time.Duration;
import org.openrouterwatcher.token.gateways.RollCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Proves that a revocation is refused everywhere: calls the roll of gateways, and waits until each that may let
 * somebody in says that it knows. Any instance may be asked.
 */
@Component
class RevocationProver {

    private static final Logger log = LoggerFactory.getLogger(RevocationProver.class);

    private final RollCall call;
    private final ProofWatch watch;
    private final ProofNotes notes;
    private final ProofProperties properties;

    RevocationProver(RollCall call, ProofWatch watch, ProofNotes notes, ProofProperties properties) {
        this.call = call;
        this.watch = watch;
        this.notes = notes;
        this.properties = properties;
    }

    /** Waits for the proof of a revocation that is committed, and gives up in time. */
    Revocation prove(Revocation revocation) {
        if (revocation.isProven()) {
            return revocation;
        }
        long deadline = System.nanoTime() + properties.proofTimeout().toNanos();
        Revocation seen = revocation;
        try {
            if (call.holds(properties.proofTimeout())) {
                seen = watch.await(revocation, Duration.ofNanos(deadline - System.nanoTime()));
            }
            if (!seen.isProven()) {
                notes.note(seen);
            }
        } catch (DataAccessException e) {
            // what is revoked is revoked: the answer is what has been seen, and somebody looks again later
            log.atWarn()
                    .addKeyValue("revocationId", revocation.id())
                    .addKeyValue("reason", e.toString())
                    .log("database went away during a proof");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return seen;
    }
}
