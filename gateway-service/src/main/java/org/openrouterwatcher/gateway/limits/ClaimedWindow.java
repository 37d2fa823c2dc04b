package org.openrouterwatcher.gateway.limits;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.TokenUsage.CallsClaimed;

/**
 * Who holds how many calls of one window, as the order of claims says: every gateway that hears the same claims comes
 * to the same result. What all hold together never exceeds the limit, as long as each keeps to what it holds.
 */
final class ClaimedWindow {

    private final long startsAt;
    private final Shares shares;
    private final Map<String, Holding> holdings = new HashMap<>(4);
    private int held;
    private boolean scarce;

    /** @param startsAt in milliseconds of the epoch */
    ClaimedWindow(long startsAt, Shares shares) {
        this.startsAt = startsAt;
        this.shares = shares;
    }

    /** @param exact whether the gateway knew that calls are scarce, and so holds none in stock */
    private record Holding(int calls, long number, boolean exact) {}

    /** Grants what there is room for: first to requests that wait, and in plentiful times to the stock. */
    void hear(CallsClaimed claim) {
        Holding before = holdings.get(claim.gateway());
        if (before != null && claim.number() <= before.number()) {
            return; // heard already
        }
        int others = held - (before == null ? 0 : before.calls());
        int room = Math.max(0, shares.limit() - others - claim.held() - claim.reserved());
        int granted = Math.min(claim.waiting(), room);
        int spare = Math.max(0, room - granted - shares.lastStretch());
        int stock = scarce ? 0 : Math.min(claim.ahead(), spare);
        int calls = claim.held() + granted + stock;
        holdings.put(claim.gateway(), new Holding(calls, claim.number(), claim.ahead() == 0));
        held = others + calls;
        scarce = scarce || room - granted - stock <= shares.lastStretch();
    }

    long startsAt() {
        return startsAt;
    }

    /** Whether no gateway has claimed anything yet. */
    boolean isUnclaimed() {
        return holdings.isEmpty();
    }

    /** Whether the last stretch was reached. It stays so, even if gateways give back what they had in stock. */
    boolean isScarce() {
        return scarce;
    }

    boolean knows(String gateway) {
        return holdings.containsKey(gateway);
    }

    int heldBy(String gateway) {
        @Nullable Holding holding = holdings.get(gateway);
        return holding == null ? 0 : holding.calls();
    }

    int heldByOthersThan(String gateway) {
        return held - heldBy(gateway);
    }

    /** Whether this gateway holds nothing in stock any more. */
    boolean isExact(String gateway) {
        Holding holding = holdings.get(gateway);
        return holding != null && holding.exact();
    }

    /** How many of these have claimed nothing yet. */
    int silent(Set<String> gateways) {
        return (int) gateways.stream().filter(it -> !holdings.containsKey(it)).count();
    }
}
