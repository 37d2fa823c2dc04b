package org.openrouterwatcher.simulator.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** All accounts and keys of the simulated OpenRouter. Knows no clock: every question says as of when. */
public final class World {

    private static final Instant PROTOTYPE_RETIRED = Instant.parse("2025-12-31T18:00:00Z");

    private final List<SimulatedAccount> accounts;
    private final Map<String, KeyHistory> bySecret = new HashMap<>();
    private final Map<String, KeyHistory> byName = new HashMap<>();

    /**
     * @param seed the same seed makes the same accounts, secrets and spending
     * @param bulkKeys how many keys the account {@code bulk} has; 0 for no such account
     * @param bulkRoutes over how many endpoints each of these calls models; 0 for the two of an ordinary key
     */
    public World(long seed, int bulkKeys, int bulkRoutes) {
        accounts = new DemoAccounts(seed).create(bulkKeys, bulkRoutes);
        accounts.stream().flatMap(account -> account.histories().stream()).forEach(history -> {
            bySecret.put(history.key().secret(), history);
            byName.put(history.key().name(), history);
        });
        byName("retired-prototype").become(KeyState.DISABLED, PROTOTYPE_RETIRED);
    }

    public List<SimulatedAccount> accounts() {
        return accounts;
    }

    /** @throws NoSuchElementException when there is no such account */
    public SimulatedAccount account(String name) {
        return accounts.stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no account " + name));
    }

    public Optional<KeyHistory> bySecret(String secret) {
        return Optional.ofNullable(bySecret.get(secret));
    }

    /** @throws NoSuchElementException when no key has that name */
    public KeyHistory byName(String name) {
        var history = byName.get(name);
        if (history == null) {
            throw new NoSuchElementException("there is no key " + name);
        }
        return history;
    }

    /** Lets something happen to a key. */
    public void apply(Change.OfKey change) {
        switch (change) {
            case Change.SpendAdded spend ->
                byName(spend.key()).add(spend.burst(byName(spend.key()).key()));
            case Change.StateSet set -> byName(set.key()).become(set.state(), set.at());
        }
    }
}
