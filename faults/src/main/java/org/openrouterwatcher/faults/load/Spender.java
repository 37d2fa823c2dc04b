package org.openrouterwatcher.faults.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.openrouterwatcher.faults.load.Simulator.Key;

/** Programs that spend money at OpenRouter. */
record Spender(Simulator simulator, List<Key> keys) implements Actor {

    private static final int DIGITS = 9;

    @Override
    public double perSecond() {
        return 3;
    }

    @Override
    public void act() {
        var random = ThreadLocalRandom.current();
        var key = keys.get(random.nextInt(keys.size()));
        simulator.post(
                "/sim/spend",
                Map.of("key", key.name(), "credits", BigDecimal.valueOf(random.nextLong(1, 50_000_000), DIGITS)));
    }
}
