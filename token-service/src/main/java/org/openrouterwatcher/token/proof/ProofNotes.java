package org.openrouterwatcher.token.proof;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps what was seen of revocations, for who asks later; the latency of each counts once. */
@Component
class ProofNotes {

    private final Revocations revocations;
    private final ProofLatency latency;

    ProofNotes(Revocations revocations, ProofLatency latency) {
        this.revocations = revocations;
        this.latency = latency;
    }

    /** Notes how things stand with one, proven or not. */
    void note(Revocation seen) {
        if (revocations.note(seen) && seen.isProven()) {
            count(seen);
        }
    }

    /** Notes those that are proven, in one statement. */
    void noteProven(Collection<Revocation> proven) {
        Set<UUID> first = revocations.noteProven(proven);
        proven.stream().filter(it -> first.contains(it.id())).forEach(this::count);
    }

    private void count(Revocation proven) {
        if (proven.provenAt() != null) {
            latency.record(Duration.between(proven.createdAt(), proven.provenAt()));
        }
    }
}
