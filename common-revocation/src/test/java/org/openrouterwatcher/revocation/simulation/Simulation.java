package org.openrouterwatcher.revocation.simulation;

import java.util.Optional;
import org.openrouterwatcher.revocation.simulation.Witness.BrokenPromise;

/** Runs one schedule per seed. */
final class Simulation {

    private static final int FEWEST_STEPS = 30;
    private static final int MORE_STEPS = 90;

    private Simulation() {}

    /** What went wrong, and with which seed it does so again. */
    record Finding(long seed, int step, String what) {}

    /** Lives through one schedule, then repairs everything. */
    static Optional<Finding> run(long seed, Variant variant) {
        var world = new World(seed, variant);
        int step = 0;
        try {
            world.begin();
            for (int steps = FEWEST_STEPS + world.chance.below(MORE_STEPS); step < steps; step++) {
                world.step();
            }
            if (variant == Variant.AS_SHIPPED) {
                new Recovery(world).check();
            }
            return Optional.empty();
        } catch (BrokenPromise broken) {
            return Optional.of(new Finding(seed, step, broken.getMessage()));
        }
    }

    /** The first seed of many that finds something. */
    static Optional<Finding> firstFinding(long firstSeed, long seeds, Variant variant) {
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            Optional<Finding> finding = run(seed, variant);
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }
}
