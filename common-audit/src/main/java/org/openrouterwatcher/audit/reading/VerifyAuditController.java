package org.openrouterwatcher.audit.reading;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.chain.Head;
import org.openrouterwatcher.audit.chain.Verification;
import org.openrouterwatcher.audit.chain.Verification.Flaw;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.web.caller.Administrator;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/admin/audit/{service}/verify}: walks the whole chain and says whether it is intact. */
@RestController
final class VerifyAuditController {

    private final ChainVerifier chain;

    VerifyAuditController(ChainVerifier chain) {
        this.chain = chain;
    }

    /** What was found; {@code flaw} is null when the chain is intact. */
    record Verified(
            boolean intact,
            long entries,
            long unchained,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            Head head,
            @Nullable Flaw flaw) {

        static Verified of(Verification found) {
            return new Verified(
                    found.flaw() == null,
                    found.entries(),
                    found.unchained(),
                    found.firstAt(),
                    found.lastAt(),
                    found.head(),
                    found.flaw());
        }
    }

    @Audited("audit.verify")
    @PostMapping("/api/admin/audit/${watcher.audit.name}/verify")
    ResponseEntity<Verified> verify(Administrator administrator) throws SQLException {
        Verification found = chain.verify()
                .orElseThrow(() -> new Refusal(Problem.conflict(
                        "already-running", "Already running", "A check is running; ask again when it is done.")));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Verified.of(found));
    }
}
