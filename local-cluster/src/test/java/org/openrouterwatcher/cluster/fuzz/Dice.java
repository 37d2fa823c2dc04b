package org.openrouterwatcher.cluster.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that can be had again: the same seed and number give the same throws. */
final class Dice {

    private static final long SPREAD = 1_000_003;

    private final SplittableRandom random;

    Dice(long seed, long number) {
        this.random = new SplittableRandom(seed * SPREAD + number);
    }

    boolean oneIn(int cases) {
        return below(cases) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    <T> T any(List<T> all) {
        return all.get(below(all.size()));
    }

    @SafeVarargs
    final <T> T any(T... all) {
        return all[below(all.length)];
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** So many hexadecimal digits. */
    String hex(int digits) {
        var text = new StringBuilder();
        while (text.length() < digits) {
            text.append(Integer.toHexString(below(16)));
        }
        return text.toString();
    }
}
