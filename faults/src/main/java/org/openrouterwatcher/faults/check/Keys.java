package org.openrouterwatcher.faults.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.KeyRegistered;
import org.openrouterwatcher.events.UsageEvent.KeyRemoved;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.history.Purpose;
import org.openrouterwatcher.faults.load.Account;
import org.openrouterwatcher.faults.load.Call;
import org.openrouterwatcher.faults.load.KeyLife;
import org.openrouterwatcher.stage.Told;

/** Keys that were taken under watch are listed and told, keys that were let go are not listed and told as removed. */
final class Keys implements Check {

    @Override
    public List<Finding> look(Evidence evidence) throws InterruptedException {
        Account owner = evidence.site().people().keyOwner();
        var answer = evidence.site().api().send(Call.get(Purpose.CHECK, "/api/keys", owner.jwt()));
        if (answer.status() != 200) {
            return List.of(new Finding(Kind.LOST, "the list of keys is answered by " + answer.status()));
        }
        Set<Long> listed =
                answer.json().valueStream().map(key -> key.get("id").asLong()).collect(Collectors.toSet());
        Map<Long, Long> balance = balance(evidence);
        var findings = new ArrayList<Finding>();
        for (KeyLife key : evidence.promises().keys()) {
            look(key, listed.contains(key.id()), balance.getOrDefault(key.id(), 0L), findings);
        }
        return findings;
    }

    /** How often each key was told as registered, less how often as removed, each event counted once. */
    private static Map<Long, Long> balance(Evidence evidence) {
        Map<Long, Long> balance = new HashMap<>();
        Map<String, Told> once = new HashMap<>();
        evidence.topic(Topics.USAGE_EVENTS).forEach(told -> once.put(told.id(), told));
        once.values().forEach(told -> {
            if (told.event() instanceof KeyRegistered event) {
                balance.merge(event.keyId(), 1L, Long::sum);
            } else if (told.event() instanceof KeyRemoved event) {
                balance.merge(event.keyId(), -1L, Long::sum);
            }
        });
        return balance;
    }

    private static void look(KeyLife key, boolean isListed, long balance, List<Finding> findings) {
        if (isListed == key.isRemoved()) {
            findings.add(
                    new Finding(Kind.LOST, key + (key.isRemoved() ? " was removed and is listed" : " is not listed")));
        }
        long right = key.isRemoved() ? 0 : 1;
        if (balance != right) {
            findings.add(new Finding(
                    balance > right ? Kind.DOUBLED : Kind.LOST,
                    key + " was told as registered " + balance + " times more than as removed"));
        }
    }
}
