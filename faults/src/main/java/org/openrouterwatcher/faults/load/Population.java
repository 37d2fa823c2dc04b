package org.openrouterwatcher.faults.load;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openrouterwatcher.faults.history.Purpose;
import org.openrouterwatcher.faults.load.Simulator.Key;

/**
 * Who uses the system.
 *
 * @param admin runs jobs, and watches everything that is spent through management keys
 * @param adminToken value of an API token of the administrator that nobody revokes
 * @param keyOwner watches single keys, some for a while and some for good
 * @param kept those that the key owner watches for good: nothing but their counters is seen there
 * @param spending the keys with which money is spent
 * @param free keys that nobody watches by themselves
 * @param impostors values of tokens that have ended, and that somebody has claimed to be good
 */
public record Population(
        Account admin,
        String adminToken,
        Account keyOwner,
        List<Kept> kept,
        List<Key> spending,
        Queue<String> free,
        Queue<String> impostors) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEPT = 2;

    /**
     * A key that stays watched.
     *
     * @param id what it is called here
     * @param name what OpenRouter calls it
     * @param before what was spent with it before it was watched, which belongs to no day
     */
    public record Kept(long id, String name, BigDecimal before) {}

    /** Settles them in a new system. */
    public static Population settle(Api api, Simulator simulator) throws InterruptedException {
        var admin = Account.open(api, "admin@example.org");
        List<Key> keys = simulator.keys().stream().filter(Key::isEnabled).toList();
        for (Key key : ofKind("management", keys)) {
            var body = Map.of("name", key.name(), "key", key.secret());
            api.demand(Call.post(Purpose.CHECK, "/api/keys", admin.jwt(), body), 201, PATIENCE);
        }
        String token = api.demand(
                        Call.post(Purpose.CHECK, "/api/tokens", admin.jwt(), Map.of("name", "of the checks")),
                        201,
                        PATIENCE)
                .json()
                .get("token")
                .asString();
        List<Key> spending = ofKind("inference", keys).stream()
                .filter(key -> !key.account().equals("solo"))
                .toList();
        List<Key> bulk =
                spending.stream().filter(key -> key.account().equals("bulk")).toList();
        var keyOwner = Account.open(api, "owner@example.org");
        var kept = new ArrayList<Kept>();
        for (Key key : bulk.subList(0, KEPT)) {
            kept.add(keep(key, keyOwner, api, simulator));
        }
        var free = new ConcurrentLinkedQueue<>(
                bulk.stream().skip(KEPT).map(Key::secret).toList());
        return new Population(admin, token, keyOwner, kept, spending, free, new ConcurrentLinkedQueue<>());
    }

    private static Kept keep(Key key, Account owner, Api api, Simulator simulator) throws InterruptedException {
        var body = Map.of("name", key.name(), "key", key.secret());
        var made = api.demand(Call.post(Purpose.CHECK, "/api/keys", owner.jwt(), body), 201, PATIENCE);
        return new Kept(made.json().get("id").asLong(), key.name(), simulator.spentWith(key.name()));
    }

    /** Whoever stays for longer than one fault logs in again. */
    public void logInAgain() {
        admin.forgetJwt();
        keyOwner.forgetJwt();
    }

    private static List<Key> ofKind(String kind, List<Key> keys) {
        return keys.stream().filter(key -> key.kind().equals(kind)).toList();
    }
}
