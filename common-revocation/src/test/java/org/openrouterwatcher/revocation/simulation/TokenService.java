package org.openrouterwatcher.revocation.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.revocation.Elapsed;
import org.openrouterwatcher.revocation.FeedIndex;
import org.openrouterwatcher.revocation.FeedPosition;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.openrouterwatcher.revocation.Proof;
import org.openrouterwatcher.revocation.simulation.Broker.Entry;
import org.openrouterwatcher.revocation.simulation.Database.Revocation;

/** One run of a token-service: what it has in memory is gone when it ends. */
final class TokenService extends Process {

    private static final Duration SILENT_AFTER = Duration.ofSeconds(31);

    boolean reachesDatabase = true;
    final GatewayRoll roll;
    final Relay relay;
    private final World world;
    private final FeedIndex index;
    private final long[] feedPosition;
    private int progressPosition;
    private boolean stopping;

    /** Proofs that this instance works on. */
    private final Map<Revocation, Attempt> attempts = new HashMap<>();

    /** How far a proof is: it first has to hear everything that gateways had said when it was begun. */
    private static final class Attempt {
        private final int hearUpTo;
        private boolean proven;

        private Attempt(int hearUpTo) {
            this.hearUpTo = hearUpTo;
        }
    }

    TokenService(World world, Machine machine) {
        super(machine);
        this.world = world;
        this.roll = new GatewayRoll(
                SILENT_AFTER,
                world.variant == Variant.EAGER_ROLL
                        ? Elapsed.atLeast(machine::monotonic, machine.clock())
                        : machine::monotonic);
        this.index = new FeedIndex(world.broker.partitions());
        this.feedPosition = world.broker.ends();
        this.relay = new Relay(this, world);
    }

    boolean isStopping() {
        return stopping;
    }

    void stopInOrder() {
        stopping = true;
    }

    @Override
    void mend() {
        super.mend();
        reachesDatabase = true;
    }

    void hearFeed(int limit) {
        if (!readsBroker) {
            return;
        }
        for (int partition = 0; partition < feedPosition.length; partition++) {
            for (Entry entry : world.broker.read(partition, feedPosition[partition], limit)) {
                index.note(entry.event(), new FeedPosition(partition, entry.offset()));
                feedPosition[partition] = entry.offset() + 1;
            }
        }
    }

    void hearProgress(int limit) {
        for (int i = 0; readsBroker && i < limit && progressPosition < world.broker.progress.size(); i++) {
            roll.heard(world.broker.progress.get(progressPosition++));
        }
    }

    void hearAll() {
        hearProgress(World.ALL);
        hearFeed(World.ALL);
        lookAtPolls();
    }

    void lookAtPolls() {
        if (reachesDatabase) {
            world.database.polls.forEach((gateway, it) -> roll.polled(gateway, it.count(), it.cursor()));
        }
    }

    /** Does the next thing for the proof of a revocation. */
    void prove(Revocation revocation) {
        if (world.variant == Variant.UNPROVEN_204) {
            world.promise(revocation);
            return;
        }
        Attempt attempt = attempts.get(revocation);
        if (attempt == null) {
            if (readsBroker) {
                attempts.put(revocation, new Attempt(world.broker.progress.size()));
            }
        } else if (attempt.proven) {
            attempts.remove(revocation);
            if (reachesDatabase) {
                world.promise(revocation);
            }
        } else if (progressPosition >= attempt.hearUpTo && reachesDatabase) {
            lookAtPolls();
            attempt.proven = proofOf(revocation).isProven();
        }
    }

    Proof proofOf(Revocation revocation) {
        return Proof.of(
                new Proof.Revocation(revocation.xid, index.of(revocation.xid, revocation.subjects)), roll.gateways());
    }

    /** Works on all that is unproven. */
    void proveAll(List<Revocation> revocations) {
        for (Revocation revocation : revocations) {
            if (!revocation.proven) {
                prove(revocation);
            }
        }
    }
}
