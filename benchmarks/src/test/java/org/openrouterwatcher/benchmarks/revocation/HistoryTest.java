package org.openrouterwatcher.benchmarks.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openrouterwatcher.benchmarks.revocation.History.Use;

class HistoryTest {

    private final History history = new History();

    @Test
    void countsAUseThatWasBegunAfterTheProofAndAccepted() {
        history.proven(7, 100);

        history.used(new Use(7, 0, 101, 200));

        assertThat(history.acceptedAfterProof()).isEqualTo(1);
    }

    @Test
    void doesNotCountWhatWasBegunBeforeTheProofOrRefusedOrOfAnotherToken() {
        history.proven(7, 100);

        history.used(new Use(7, 0, 100, 200));
        history.used(new Use(7, 0, 101, 401));
        history.used(new Use(8, 0, 101, 200));

        assertThat(history.acceptedAfterProof()).isZero();
        assertThat(history.triedAfterProof()).isEqualTo(1);
    }

    @Test
    void takesTheFirstProofOfAToken() {
        history.proven(7, 200);
        history.proven(7, 100);

        history.used(new Use(7, 0, 150, 200));

        assertThat(history.acceptedAfterProof()).isEqualTo(1);
    }
}
