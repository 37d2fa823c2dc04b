package org.openrouterwatcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.revocation.Proof.Standing.APPLIED;
import static org.openrouterwatcher.revocation.Proof.Standing.SILENT;
import static org.openrouterwatcher.revocation.Proof.Standing.WAITING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.revocation.GatewayRoll.Gateway;
import org.openrouterwatcher.revocation.Proof.Revocation;

class ProofTest {

    private static final Revocation SENT =
            new Revocation(500, Optional.of(Set.of(new FeedPosition(0, 40), new FeedPosition(1, 50))));
    private static final Revocation UNSENT = new Revocation(500, Optional.empty());

    @Test
    void isGivenWhenNobodyCouldLetAnybodyIn() {
        assertThat(Proof.of(UNSENT, List.of()).isProven()).isTrue();
    }

    @Test
    void isGivenWhenEachGatewayHasPassedEveryRecord() {
        Proof proof = Proof.of(SENT, List.of(live("a", 41, 51, 0), live("b", 400, 500, 0)));

        assertThat(proof.gateways()).isEqualTo(Map.of("a", APPLIED, "b", APPLIED));
        assertThat(proof.isProven()).isTrue();
    }

    @Test
    void isNotGivenWhileOneIsAtARecord() {
        Proof proof = Proof.of(SENT, List.of(live("a", 41, 50, 0), live("b", 400, 500, 0)));

        assertThat(proof.gateways()).isEqualTo(Map.of("a", WAITING, "b", APPLIED));
        assertThat(proof.isProven()).isFalse();
    }

    @Test
    void isNotGivenByPositionsWhileItIsNotKnownWhereTheRecordsStand() {
        assertThat(Proof.of(UNSENT, List.of(live("a", 4000, 5000, 0))).isProven())
                .isFalse();
    }

    @Test
    void isGivenByAPollThatBeganBehindTheTransaction() {
        assertThat(Proof.of(UNSENT, List.of(live("a", 0, 0, 500))).isProven()).isFalse();
        assertThat(Proof.of(UNSENT, List.of(live("a", 0, 0, 501))).isProven()).isTrue();
    }

    @Test
    void doesNotWaitForAGatewayThatHasExpired() {
        var silent = new Gateway("a", Map.of(), 0, Duration.ofSeconds(32), false);

        Proof proof = Proof.of(SENT, List.of(silent));

        assertThat(proof.gateways()).isEqualTo(Map.of("a", SILENT));
        assertThat(proof.isProven()).isTrue();
    }

    private static Gateway live(String id, long first, long second, long cursor) {
        return new Gateway(id, Map.of(0, first, 1, second), cursor, Duration.ZERO, true);
    }
}
