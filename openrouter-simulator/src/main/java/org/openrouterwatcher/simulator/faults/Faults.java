package org.openrouterwatcher.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The faults in force; the one set first shows first. */
public final class Faults {

    private final List<FaultRule> rules = new ArrayList<>();
    private CountDownLatch cleared = new CountDownLatch(1);

    public synchronized void add(FaultRule rule) {
        rules.add(rule);
    }

    public synchronized List<FaultRule> inForce() {
        return List.copyOf(rules);
    }

    /** Ends all faults and lets go whoever hangs. */
    public synchronized void clear() {
        rules.clear();
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }

    /** The fault that meets this request, if any; uses up one of its times. */
    public synchronized Optional<Fault> next(@Nullable String caller, String path) {
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.concerns(caller, path)) {
                useUp(i, rule);
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }

    /** Waits until the faults are cleared. */
    public void awaitClearing() throws InterruptedException {
        CountDownLatch current;
        synchronized (this) {
            current = cleared;
        }
        current.await();
    }

    private void useUp(int index, FaultRule rule) {
        var times = rule.times();
        if (times == null) {
            return;
        }
        if (times > 1) {
            rules.set(index, rule.times(times - 1));
        } else {
            rules.remove(index);
        }
    }
}
