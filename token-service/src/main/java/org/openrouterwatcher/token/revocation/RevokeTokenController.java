package org.openrouterwatcher.token.revocation;

import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /api/tokens/{id}}: revokes a token of the caller. */
@RestController
class RevokeTokenController {

    private final TokenRevoker revoker;

    RevokeTokenController(TokenRevoker revoker) {
        this.revoker = revoker;
    }

    @DeleteMapping("/api/tokens/{id}")
    ResponseEntity<Void> revoke(LoggedIn owner, @PathVariable long id) {
        return switch (revoker.revoke(id, owner.accountId())) {
            case REVOKED -> ResponseEntity.noContent().build();
            case SOMEONE_ELSES -> throw new Refusal(Problem.forbidden("This token belongs to another account."));
            case UNKNOWN -> throw new Refusal(Problem.notFound("There is no token " + id + "."));
        };
    }
}
