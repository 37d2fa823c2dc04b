package org.openrouterwatcher.gateway.limits;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.openrouterwatcher.events.TokenUsage.CallsClaimed;

/**
 * The calls of one token at this gateway. A window begins with the token's first use at any gateway. The gateway makes
 * only calls that it holds by its claims, or that the others leave it until its first one.
 */
final class TokenWindow {

    /** A claim of a window that begins later than this is of a gateway whose clock is wrong. */
    private static final long MAX_AHEAD_MS = 5 * 60 * 1000L;

    private final long tokenId;
    private final String self;
    private final Quota quota;
    private final Shares shares;
    private final Queue<CompletableFuture<Boolean>> waiting = new ArrayDeque<>(0);
    private ClaimedWindow claims;
    private int used;
    private int held;
    private long underWay;

    TokenWindow(long tokenId, String self, Quota quota, long now) {
        this.tokenId = tokenId;
        this.self = self;
        this.quota = quota;
        this.shares = new Shares(quota.limit());
        this.claims = new ClaimedWindow(now, shares);
    }

    /** What becomes of a request. */
    sealed interface Answer {

        record Now(Allowance allowance) implements Answer {}

        /** @param granted completes when the others have been heard */
        record Later(CompletableFuture<Boolean> granted) implements Answer {}
    }

    /** Asks for one call. */
    synchronized Answer take(long now, Peers peers) {
        begin(now);
        if (!claims.knows(self) && underWay == 0 && peers.trusted() && !claims.isScarce()) {
            held = Math.max(held, shares.free(peers.gateways()));
        }
        if (used < held) {
            used++;
            return new Answer.Now(allowance(true, now, peers));
        }
        if (isUsedUp(peers)) {
            return new Answer.Now(allowance(false, now, peers));
        }
        if (!peers.connected()) {
            return new Answer.Now(allowance(takeAlone(peers), now, peers));
        }
        var granted = new CompletableFuture<Boolean>();
        waiting.add(granted);
        return new Answer.Later(granted);
    }

    /** Decides about a request that has waited long enough. */
    synchronized Allowance decide(CompletableFuture<Boolean> granted, long now, Peers peers) {
        if (waiting.remove(granted)) {
            granted.complete(takeAlone(peers));
        }
        return allowance(granted.join(), now, peers);
    }

    /** What is told to a request that was decided about. */
    synchronized Allowance allowance(boolean granted, long now, Peers peers) {
        int most = peers.connected() ? quota.limit() - claims.heldByOthersThan(self) : most(peers);
        int left = granted ? Math.max(0, most - used) : 0;
        // who is told to come back comes a second later, because clocks differ
        long reset = Math.ceilDiv(Math.max(0, endsAt() - now), 1000L) + (granted ? 0 : 1);
        return new Allowance(quota, granted, left, reset);
    }

    /** Takes a claim into account, of this gateway or another, in the order of the topic. */
    synchronized void hear(CallsClaimed claim, long now, Peers peers) {
        boolean answered = claim.gateway().equals(self) && claim.number() >= underWay;
        if (belongsHere(claim, now)) {
            claims.hear(claim);
            held = answered ? Math.max(used, claims.heldBy(self)) : held;
        }
        underWay = answered ? 0 : underWay;
        answerWaiting(peers);
    }

    /** The claim of this number was not sent, as far as is known. */
    synchronized void failed(long number) {
        if (underWay == number) {
            underWay = 0;
        }
    }

    /** The claim to be told now; empty when there is nothing to say. */
    synchronized Optional<CallsClaimed> claim(long number, long now, Peers peers) {
        if (!hasToClaim(now, peers)) {
            return Optional.empty();
        }
        boolean scarce = claims.isScarce();
        held = scarce ? used : Math.max(held, used);
        underWay = number;
        return Optional.of(new CallsClaimed(
                tokenId,
                self,
                number,
                Instant.ofEpochMilli(claims.startsAt()),
                held,
                waiting.size(),
                scarce ? 0 : shares.stock(left(peers), peers.gateways()),
                reserved(peers)));
    }

    /** Whether the others need to hear from this gateway. */
    synchronized boolean hasToClaim(long now, Peers peers) {
        if (underWay != 0 || now >= endsAt()) {
            return false;
        }
        boolean asks = !waiting.isEmpty() && left(peers) > 0;
        if (claims.isScarce()) {
            boolean hasStock = used < held && waiting.isEmpty();
            return asks || hasStock || !claims.isExact(self) || used > claims.heldBy(self);
        }
        boolean runsLow = used > 0 && held - used <= shares.stock(left(peers), peers.gateways()) / 2;
        return !waiting.isEmpty() || runsLow || used > claims.heldBy(self);
    }

    /** Whether a request waits for the next claim, here or, when calls are scarce, maybe at another gateway. */
    synchronized boolean isAwaited() {
        return !waiting.isEmpty() || claims.isScarce();
    }

    /** Gives back what is in stock; empty when nothing is. */
    synchronized Optional<CallsClaimed> leave(long number, long now) {
        if (now >= endsAt() || used >= held && claims.heldBy(self) == used) {
            return Optional.empty();
        }
        held = used;
        Instant start = Instant.ofEpochMilli(claims.startsAt());
        return Optional.of(new CallsClaimed(tokenId, self, number, start, used, 0, 0, 0));
    }

    private void begin(long now) {
        if (now >= endsAt()) {
            restart(now);
        }
    }

    private void restart(long start) {
        claims = new ClaimedWindow(start, shares);
        used = 0;
        held = 0;
    }

    /**
     * Whether a claim is of this window; a later one begins another. Gateways name its beginning by their own clocks
     * until the first claim settles it, so it need not be the same to the millisecond.
     */
    private boolean belongsHere(CallsClaimed claim, long now) {
        long start = claim.windowStart().toEpochMilli();
        if (start > now + MAX_AHEAD_MS) {
            return false;
        }
        if (start >= endsAt()) {
            restart(start);
        } else if (claims.isUnclaimed() && start + quota.window().toMillis() > now) {
            claims = new ClaimedWindow(start, shares);
        }
        return start > claims.startsAt() - quota.window().toMillis() / 2;
    }

    private void answerWaiting(Peers peers) {
        while (used < held && !waiting.isEmpty()) {
            used++;
            waiting.remove().complete(true);
        }
        if (underWay == 0 && isUsedUp(peers)) {
            waiting.forEach(it -> it.complete(false));
            waiting.clear();
        }
    }

    /** Nothing is left, and nobody has anything in stock. */
    private boolean isUsedUp(Peers peers) {
        return unclaimed() <= 0 && peers.others().stream().allMatch(claims::isExact);
    }

    private boolean takeAlone(Peers peers) {
        if (used >= most(peers)) {
            return false;
        }
        used++;
        return true;
    }

    /** What this gateway may use without hearing the others. */
    private int most(Peers peers) {
        int left = quota.limit() - claims.heldByOthersThan(self) - held - reserved(peers);
        return held + Shares.alone(left, peers.gateways());
    }

    private int left(Peers peers) {
        return unclaimed() - reserved(peers);
    }

    private int unclaimed() {
        return quota.limit() - claims.heldByOthersThan(self) - Math.max(held, Math.max(used, claims.heldBy(self)));
    }

    private int reserved(Peers peers) {
        return shares.free(peers.gateways()) * claims.silent(peers.others());
    }

    private long endsAt() {
        return claims.startsAt() + quota.window().toMillis();
    }
}
