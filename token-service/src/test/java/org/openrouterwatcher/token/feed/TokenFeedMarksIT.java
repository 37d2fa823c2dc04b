package org.openrouterwatcher.token.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.Told;

@RunningTokenService
class TokenFeedMarksIT {

    @Test
    void saysAgainAndAgainHowFreshTheFeedIs() {
        try (var told = new Told()) {
            Awaitility.await()
                    .pollInSameThread()
                    .untilAsserted(() -> assertThat(told.everything())
                            .filteredOn(event -> event instanceof FeedClosed mark
                                    && !mark.sealed()
                                    && mark.closedAt().isAfter(Instant.EPOCH))
                            .hasSizeGreaterThan(2));
        }
    }
}
