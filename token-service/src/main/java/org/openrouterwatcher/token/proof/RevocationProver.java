package org.openrouterwatcher.token.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.openrouterwatcher.revocation.Proof;
import org.openrouterwatcher.token.gateways.GatewayPolls;
import org.openrouterwatcher.token.gateways.News;
import org.openrouterwatcher.token.gateways.RollCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Proves that a revocation is refused everywhere: calls the roll of gateways, finds the revocation's place in the feed,
 * and waits until each gateway that may let somebody in says that it knows. Any instance may be asked.
 */
@Component
class RevocationProver {

    private static final Logger log = LoggerFactory.getLogger(RevocationProver.class);

    /** Gateways that are cut off from the broker say what they know when they poll; nobody tells us when they did. */
    private static final Duration READ_POLLS_EVERY = Duration.ofMillis(100);

    private final RollCall call;
    private final GatewayRoll roll;
    private final GatewayPolls polls;
    private final OwnFeed feed;
    private final Revocations revocations;
    private final ProofLatency latency;
    private final News news;
    private final ProofProperties properties;
    private final Clock clock;

    RevocationProver(
            RollCall call,
            GatewayRoll roll,
            GatewayPolls polls,
            OwnFeed feed,
            Revocations revocations,
            ProofLatency latency,
            News news,
            ProofProperties properties,
            Clock clock) {
        this.call = call;
        this.roll = roll;
        this.polls = polls;
        this.feed = feed;
        this.revocations = revocations;
        this.latency = latency;
        this.news = news;
        this.properties = properties;
        this.clock = clock;
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
                seen = awaitProof(revocation, deadline);
            }
            note(seen);
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

    private Revocation awaitProof(Revocation revocation, long deadline) throws InterruptedException {
        long heard = news.count();
        Revocation seen = look(revocation);
        long pollsReadAt = System.nanoTime();
        while (!seen.isProven() && System.nanoTime() - deadline < 0) {
            news.awaitMoreThan(heard, READ_POLLS_EVERY);
            heard = news.count();
            if (System.nanoTime() - pollsReadAt >= READ_POLLS_EVERY.toNanos()) {
                polls.tell(roll);
                pollsReadAt = System.nanoTime();
            }
            seen = look(seen);
        }
        return seen;
    }

    /** How things stand now. The roll must be complete as of some moment after the commit. */
    Revocation look(Revocation revocation) {
        Proof proof = Proof.of(new Proof.Revocation(revocation.xid(), feed.positionsOf(revocation)), roll.gateways());
        Instant now = clock.instant();
        return revocation.seen(revocation.standings().after(proof, now), proof.isProven() ? now : null);
    }

    /** Keeps what was seen, for who asks later; the latency counts once. */
    void note(Revocation seen) {
        if (revocations.note(seen.id(), seen.standings(), seen.provenAt()) && seen.provenAt() != null) {
            latency.record(Duration.between(seen.createdAt(), seen.provenAt()));
        }
    }
}
