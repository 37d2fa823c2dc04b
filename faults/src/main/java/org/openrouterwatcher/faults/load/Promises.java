package org.openrouterwatcher.faults.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.openrouterwatcher.faults.history.Exchange;

/** What the system has promised in an episode, and what it has left open. Safe for many threads. */
public final class Promises {

    private static final int RECENT = 12;

    private final Map<Long, TokenLife> tokens = new HashMap<>();
    private final List<TokenLife> living = new ArrayList<>();
    private final List<TokenLife> dying = new ArrayList<>();
    private final Map<Long, KeyLife> keys = new HashMap<>();
    private final Set<UUID> ticks = new HashSet<>();

    synchronized void issued(TokenLife token) {
        tokens.put(token.id(), token);
        living.add(token);
    }

    /** Takes the oldest token that nobody has asked to revoke, if there are enough of them. */
    synchronized Optional<TokenLife> nextToRevoke(int atLeast) {
        if (living.size() < atLeast) {
            return Optional.empty();
        }
        TokenLife token = living.removeFirst();
        dying.add(token);
        return Optional.of(token);
    }

    /** A token to use; now and then one whose end was asked for, mostly a short time ago. */
    synchronized Optional<TokenLife> anyToUse(RandomGenerator random) {
        List<TokenLife> some = switch (random.nextInt(6)) {
            case 0 -> dying;
            case 1 -> dying.subList(Math.max(0, dying.size() - RECENT), dying.size());
            default -> living;
        };
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    /** Every token that was issued. */
    public synchronized List<TokenLife> tokens() {
        return List.copyOf(tokens.values());
    }

    /** The token that was used or spoken of. */
    public synchronized Optional<TokenLife> tokenOf(Exchange exchange) {
        return Optional.ofNullable(tokens.get(exchange.token()));
    }

    synchronized void watched(KeyLife key) {
        keys.put(key.id(), key);
    }

    /** Whether the key is there is not known any more: it was asked to go, and nobody said whether it did. */
    synchronized void forget(KeyLife key) {
        keys.remove(key.id());
    }

    /**
     * Somebody asks for a key that was let go: it would be the same key again, under the same id, also where nobody
     * says whether it is.
     */
    synchronized void askedAgain(String secret) {
        keys.values().removeIf(key -> key.secret().equals(secret));
    }

    /** A key that is watched. */
    synchronized Optional<KeyLife> anyWatched() {
        return keys.values().stream().filter(key -> !key.isRemoved()).findFirst();
    }

    /** Every key of which it is known whether it is watched. */
    public synchronized List<KeyLife> keys() {
        return List.copyOf(keys.values());
    }

    synchronized void promisedTick(UUID tick) {
        ticks.add(tick);
    }

    /** Every tick that somebody asked for and that was promised. */
    public synchronized Set<UUID> ticks() {
        return Set.copyOf(ticks);
    }
}
