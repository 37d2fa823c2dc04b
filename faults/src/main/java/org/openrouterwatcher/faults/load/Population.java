package org.openrouterwatcher.faults.load;

import java.time.Duration;
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
 * @param keyOwner watches single keys for a while
 * @param spending the keys with which money is spent
 * @param free keys that nobody watches by themselves
 * @param impostors values of tokens that have ended, and that somebody has claimed to be good
 */
public record Population(
        Account admin,
        String adminToken,
        Account keyOwner,
        List<Key> spending,
        Queue<String> free,
        Queue<String> impostors) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        var free = new ConcurrentLinkedQueue<>(spending.stream()
                .filter(key -> key.account().equals("bulk"))
                .map(Key::secret)
                .toList());
        return new Population(
                admin, token, Account.open(api, "owner@example.org"), spending, free, new ConcurrentLinkedQueue<>());
    }

    private static List<Key> ofKind(String kind, List<Key> keys) {
        return keys.stream().filter(key -> key.kind().equals(kind)).toList();
    }
}
