package org.openrouterwatcher.token.revocation;

import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code DELETE /api/tokens/{id}}: revokes a token of the caller. 204 means that every gateway refuses it; 202 that it
 * is revoked for ever, but not every gateway has said yet that it knows.
 */
@RestController
class RevokeTokenController {

    private final TokenRevoker revoker;
    private final RevocationProof proof;

    RevokeTokenController(TokenRevoker revoker, RevocationProof proof) {
        this.revoker = revoker;
        this.proof = proof;
    }

    /** What 202 says. */
    record Pending(String status, String detail) {

        static final Pending REVOCATION = new Pending(
                "pending",
                "The token is revoked, but not every gateway has confirmed it yet. Each refuses it within 30 seconds."
                        + " Send the same request again to have it confirmed.");
    }

    @DeleteMapping("/api/tokens/{id}")
    ResponseEntity<?> revoke(LoggedIn owner, @PathVariable long id) {
        return switch (revoker.revoke(id, owner.accountId())) {
            case REVOKED ->
                proof.isGiven(id)
                        ? ResponseEntity.noContent().build()
                        : ResponseEntity.accepted().body(Pending.REVOCATION);
            case SOMEONE_ELSES -> throw new Refusal(Problem.forbidden("This token belongs to another account."));
            case UNKNOWN -> throw new Refusal(Problem.notFound("There is no token " + id + "."));
        };
    }
}
