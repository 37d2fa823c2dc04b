package org.openrouterwatcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.events.RevocationReason.REVOKED_BY_OWNER;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;

class FeedIndexTest {

    private final FeedIndex index = new FeedIndex(2);

    @Test
    void knowsWhereEachRecordOfARevocationStands() {
        index.note(revoked(7), new FeedPosition(0, 40));
        index.note(revoked(8), new FeedPosition(1, 50));

        assertThat(index.of(500, List.of("token/7", "token/8")))
                .contains(Set.of(new FeedPosition(0, 40), new FeedPosition(1, 50)));
    }

    @Test
    void knowsNothingWhileOneRecordIsMissing() {
        index.note(revoked(7), new FeedPosition(0, 40));

        assertThat(index.of(500, List.of("token/7", "token/8"))).isEmpty();
    }

    @Test
    void takesTheFirstMarksThatPromiseToStandBehindARevocationThatItHasNotSeen() {
        index.note(mark(0, 500), new FeedPosition(0, 40));
        index.note(mark(0, 501), new FeedPosition(0, 41));
        index.note(mark(0, 600), new FeedPosition(0, 60));
        index.note(mark(1, 600), new FeedPosition(1, 50));

        assertThat(index.of(500, List.of("token/7")))
                .contains(Set.of(new FeedPosition(0, 41), new FeedPosition(1, 50)));
    }

    @Test
    void wantsSuchAMarkInEveryPartition() {
        index.note(mark(0, 501), new FeedPosition(0, 41));
        index.note(mark(1, 500), new FeedPosition(1, 50));

        assertThat(index.of(500, List.of("token/7"))).isEmpty();
    }

    private static TokenEvent revoked(long token) {
        return new ApiTokenRevoked(token, 1, Instant.EPOCH, null, REVOKED_BY_OWNER, 2);
    }

    private static TokenEvent mark(int partition, long cursor) {
        return new FeedClosed(partition, 1, Instant.EPOCH, false, cursor, Map.of(), cursor);
    }
}
