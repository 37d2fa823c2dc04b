package org.openrouterwatcher.token.proof;

import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What who ended something is told: 204 when every gateway refuses it; 202 when that is not proven yet, with the place
 * where to see it.
 */
@Component
public class RevocationAnswers {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final RevocationProver prover;

    RevocationAnswers(RevocationProver prover) {
        this.prover = prover;
    }

    /**
     * Waits for the proof, then answers.
     *
     * @param revocation committed
     * @param headers to be sent in any case
     */
    public ResponseEntity<?> to(Revocation revocation, HttpHeaders headers) {
        Revocation seen = prover.prove(revocation);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        seen.isProven() ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED)
                .headers(headers);
        return seen.isProven()
                ? answer.build()
                : answer.cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.LOCATION, location(seen))
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .body(ShownRevocation.of(seen));
    }

    /** Waits for the proof, then answers. */
    public ResponseEntity<?> to(Revocation revocation) {
        return to(revocation, new HttpHeaders());
    }

    /** Waits for the proof where the answer says something else; the place to see it when there is none in time. */
    public Optional<String> placeUnlessProven(Revocation revocation) {
        Revocation seen = prover.prove(revocation);
        return seen.isProven() ? Optional.empty() : Optional.of(location(seen));
    }

    private static String location(Revocation revocation) {
        return ShowRevocationController.PATH + revocation.id();
    }
}
