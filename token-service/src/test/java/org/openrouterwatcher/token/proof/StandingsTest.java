package org.openrouterwatcher.token.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.revocation.Proof;
import org.openrouterwatcher.revocation.Proof.Standing;

class StandingsTest {

    private static final Instant EARLY = Instant.parse("2027-03-01T12:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(1);

    @Test
    void keepTheTimeAtWhichAGatewayWasFirstHeardToRefuse() {
        Standings standings = Standings.none()
                .after(proof(Map.of("a", Standing.APPLIED)), EARLY)
                .after(proof(Map.of("a", Standing.APPLIED)), LATE);

        assertThat(standings.byGateway().get("a").appliedAt()).isEqualTo(EARLY);
    }

    @Test
    void haveNoTimeForAGatewayThatIsWaitedForOrSilent() {
        Standings standings = Standings.none().after(proof(Map.of("a", Standing.WAITING, "b", Standing.SILENT)), EARLY);

        assertThat(standings.byGateway())
                .containsEntry("a", new Standings.OfGateway(Standing.WAITING, null))
                .containsEntry("b", new Standings.OfGateway(Standing.SILENT, null));
    }

    @Test
    void forgetAGatewayThatIsNoLongerOnTheRoll() {
        Standings standings = Standings.none()
                .after(proof(Map.of("a", Standing.WAITING)), EARLY)
                .after(proof(Map.of("b", Standing.APPLIED)), LATE);

        assertThat(standings.byGateway()).containsOnlyKeys("b");
    }

    private static Proof proof(Map<String, Standing> gateways) {
        return new Proof(gateways);
    }
}
