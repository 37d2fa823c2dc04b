package org.openrouterwatcher.revocation.simulation;

import java.util.List;

/** Decides everything that is left open, the same for the same seed. */
final class Chance {

    private long state;

    Chance(long seed) {
        state = seed * 0x9E3779B97F4A7C15L + 0x2545F4914F6CDD1DL;
    }

    /** From 0 to one below the bound. */
    int below(int bound) {
        return (int) (Integer.toUnsignedLong((int) (next() >>> 32)) * bound >>> 32);
    }

    boolean oneIn(int many) {
        return below(many) == 0;
    }

    <T> T oneOf(List<T> all) {
        return all.get(below(all.size()));
    }

    /** SplitMix64: Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014. */
    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
