package org.openrouterwatcher.token.proof;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openrouterwatcher.token.gateways.RollCall;
import org.openrouterwatcher.token.gateways.SilenceLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks again and again at revocations that were answered before they were proven, until they are. */
@Component
class PendingRevocations {

    private static final Logger log = LoggerFactory.getLogger(PendingRevocations.class);

    private static final int AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Revocations revocations;
    private final ProofFinder finder;
    private final ProofNotes notes;
    private final RollCall call;
    private final SilenceLimit silence;
    private final ProofProperties properties;

    /** When this instance first saw each, by {@link System#nanoTime}. */
    private final Map<UUID, Long> seenSince = new HashMap<>();

    PendingRevocations(
            Revocations revocations,
            ProofFinder finder,
            ProofNotes notes,
            RollCall call,
            SilenceLimit silence,
            ProofProperties properties) {
        this.revocations = revocations;
        this.finder = finder;
        this.notes = notes;
        this.call = call;
        this.silence = silence;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void lookAgain() throws InterruptedException {
        try {
            List<Revocation> pending = revocations.pending(AT_ONCE);
            remember(pending);
            List<Revocation> left = pending.stream().filter(this::isLeftToUs).toList();
            if (!left.isEmpty()) {
                boolean complete = call.holds(PATIENCE);
                look(left.stream().filter(it -> complete || isOld(it)).toList());
            }
        } catch (DataAccessException e) {
            log.atDebug().setCause(e).log("pending revocations not looked at, next try soon");
        }
    }

    private void remember(List<Revocation> pending) {
        seenSince.keySet().retainAll(pending.stream().map(Revocation::id).collect(Collectors.toSet()));
        pending.forEach(it -> seenSince.putIfAbsent(it.id(), System.nanoTime()));
    }

    /** A younger one has somebody who waits for it and looks much more often. */
    private boolean isLeftToUs(Revocation revocation) {
        return System.nanoTime() - firstSeen(revocation)
                >= properties.proofTimeout().toNanos();
    }

    /**
     * Without the broker a gateway may be missing on the roll that another instance has heard. But what it was told
     * before the revocation has expired by now, and since then it cannot have been told anything without it.
     */
    private boolean isOld(Revocation revocation) {
        return silence.isExceededSince(firstSeen(revocation));
    }

    private long firstSeen(Revocation revocation) {
        return seenSince.getOrDefault(revocation.id(), System.nanoTime());
    }

    private void look(List<Revocation> due) {
        List<Revocation> seen = finder.look(due);
        for (int i = 0; i < due.size(); i++) {
            Revocation now = seen.get(i);
            if (now.isProven() || !now.standings().equals(due.get(i).standings())) {
                notes.note(now);
            }
        }
    }
}
