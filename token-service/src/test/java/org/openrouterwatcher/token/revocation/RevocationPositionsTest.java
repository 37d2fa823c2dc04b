package org.openrouterwatcher.token.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;

class RevocationPositionsTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    private final RevocationPositions revocations = new RevocationPositions();

    @Test
    void knowsWhereARevocationStands() {
        revocations.note(
                new ApiTokenRevoked(7, 1, NOW, null, RevocationReason.REVOKED_BY_OWNER, 2), new FeedPosition(0, 40));

        assertThat(revocations.of(7, NOW)).contains(new FeedPosition(0, 40));
        assertThat(revocations.of(8, NOW)).isEmpty();
    }

    @Test
    void knowsThatAnOldRevocationStandsBeforeAMarkThatClosesALaterTime() {
        mark(NOW, 50);
        assertThat(revocations.of(7, NOW)).isEmpty();

        mark(NOW.plusMillis(1), 51);
        assertThat(revocations.of(7, NOW)).contains(new FeedPosition(0, 51));
    }

    @Test
    void isNotMisledByTheMarkThatBreaksASeal() {
        mark(NOW.plusMillis(1), 51);
        mark(Instant.EPOCH, 52);

        assertThat(revocations.of(7, NOW)).contains(new FeedPosition(0, 51));
    }

    private void mark(Instant closedAt, long offset) {
        revocations.note(new FeedClosed(0, 1, closedAt, false, 0, Map.of(), offset), new FeedPosition(0, offset));
    }
}
