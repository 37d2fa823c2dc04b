package org.openrouterwatcher.token.revocation;

import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.proof.RevocationAnswers;
import org.openrouterwatcher.token.revocation.TokenRevoker.Outcome;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /api/tokens/{id}}: revokes a token of the caller, for ever. */
@RestController
class RevokeTokenController {

    private final TokenRevoker revoker;
    private final RevocationAnswers answers;

    RevokeTokenController(TokenRevoker revoker, RevocationAnswers answers) {
        this.revoker = revoker;
        this.answers = answers;
    }

    @Audited(value = Actions.API_TOKEN_REVOKE, subject = Subjects.API_TOKEN)
    @DeleteMapping("/api/tokens/{id}")
    ResponseEntity<?> revoke(LoggedIn owner, @PathVariable long id) {
        return switch (revoker.revoke(id, owner.accountId())) {
            case Outcome.Revoked(var revocation) -> answers.to(revocation);
            case Outcome.SomeoneElses() ->
                throw new Refusal(Problem.forbidden("This token belongs to another account."));
            case Outcome.Unknown() -> throw new Refusal(Problem.notFound("There is no token " + id + "."));
        };
    }
}
