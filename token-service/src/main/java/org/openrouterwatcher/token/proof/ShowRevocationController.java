package org.openrouterwatcher.token.proof;

import java.util.UUID;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/revocations/{id}}: whether a revocation is proven, and how each gateway stands to it. It takes no
 * credential, because who has just logged out has none; nobody can guess the id.
 */
@RestController
class ShowRevocationController {

    static final String PATH = "/api/revocations/";

    private final Revocations revocations;

    ShowRevocationController(Revocations revocations) {
        this.revocations = revocations;
    }

    @GetMapping(PATH + "{id}")
    ResponseEntity<ShownRevocation> show(@PathVariable UUID id) {
        return revocations
                .find(id)
                .map(it ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ShownRevocation.of(it)))
                .orElseThrow(() -> new Refusal(Problem.notFound("There is no revocation " + id + ".")));
    }
}
