package org.openrouterwatcher.revocation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.openrouterwatcher.revocation.simulation.Simulation.Finding;

/**
 * {@code -Dsimulation.seeds=1000000} runs so many schedules instead of the few that are enough every day;
 * {@code -Dsimulation.first=123 -Dsimulation.seeds=1} runs one again.
 */
class SimulationTest {

    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final long SEEDS = Long.getLong("simulation.seeds", 20_000);
    private static final long SEEDS_TO_CATCH = 20_000;

    @Test
    void nobodyIsLetInAfterTheProofNorLaterThanTheBoundAndNothingComesBack(TestReporter report) {
        Optional<Finding> finding = Simulation.firstFinding(FIRST, SEEDS, Variant.AS_SHIPPED);

        assertThat(finding).isEmpty();
        report.publishEntry("schedules without a broken promise", Long.toString(SEEDS));
    }

    /** Without this the test above would prove nothing. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AS_SHIPPED")
    void noticesAProtocolThatIsBroken(Variant broken, TestReporter report) {
        Optional<Finding> finding = Simulation.firstFinding(1, SEEDS_TO_CATCH, broken);

        assertThat(finding).isPresent();
        report.publishEntry(broken + " caught", finding.get().toString());
    }
}
