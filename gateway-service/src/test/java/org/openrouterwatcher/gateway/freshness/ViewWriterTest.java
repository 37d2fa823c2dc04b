package org.openrouterwatcher.gateway.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.gateway.freshness.ViewWriter.Way;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.TestClock;

class ViewWriterTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    Path folder;

    private final TestClock clock = TestClock.at(NOON);
    private final TokenView view = new TokenView();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ViewWriter writer = new ViewWriter(view, Trust.fresh(), meters, clock);
    private final ApiToken token = TokenFeed.newToken();

    @Test
    void knowsWhatSomebodyMayBeWaitingFor() {
        UUID session = UUID.randomUUID();

        assertThat(writer.take(token.issued(), Way.FEED)).isFalse();
        assertThat(writer.take(new FeedClosed(0, 1, NOON, false, 1, Map.of(), 1), Way.FEED))
                .isFalse();
        assertThat(writer.take(token.revoked(), Way.FEED)).isTrue();
        assertThat(writer.take(new UserDisabled(7, NOON, RevocationReason.ACCOUNT_DISABLED, 1), Way.POLL))
                .isTrue();
        assertThat(writer.take(new SessionRevoked(session, 7, NOON, NOON, RevocationReason.LOGGED_OUT, 1), Way.POLL))
                .isTrue();
        assertThat(view.isDisabled(7)).isTrue();
        assertThat(view.isEnded(session)).isTrue();
    }

    @Test
    void measuresHowLongARevocationWasOnItsWayTheFirstTimeItComes() {
        var disabled = new UserDisabled(7, NOON, RevocationReason.ACCOUNT_DISABLED, 1);
        clock.advance(Duration.ofMillis(20));
        writer.take(disabled, Way.POLL);
        clock.advance(Duration.ofSeconds(40));

        writer.take(disabled, Way.FEED);

        assertThat(delay("poll").count()).isEqualTo(1);
        assertThat(delay("poll").max(TimeUnit.MILLISECONDS)).isEqualTo(20);
        assertThat(delay("feed").count()).isZero();
    }

    @Test
    void measuresNothingOfOldRevocationsWhileItReadsTheFeedForTheFirstTime() {
        var booting = new ViewWriter(view, Trust.none(), meters, clock);

        booting.take(token.revoked(), Way.FEED);

        assertThat(delay("feed").count()).isZero();
    }

    @Test
    void takesAClockThatIsBehindForNoDelay() {
        writer.take(new UserDisabled(7, NOON.plusSeconds(90), RevocationReason.ACCOUNT_DISABLED, 1), Way.FEED);

        assertThat(delay("feed").count()).isEqualTo(1);
        assertThat(delay("feed").max(TimeUnit.MILLISECONDS)).isZero();
    }

    @Test
    void recordsSinceWhenEachThingThatWasEndedIsRefused() throws IOException {
        try (var recording = new Recording()) {
            recording.enable(RevocationApplied.class);
            recording.start();

            writer.take(token.issued(), Way.FEED);
            writer.take(token.revoked(), Way.FEED);
            writer.take(token.revoked(), Way.POLL);

            recording.stop();
            recording.dump(folder.resolve("it.jfr"));
        }
        assertThat(RecordingFile.readAllEvents(folder.resolve("it.jfr")))
                .singleElement()
                .extracting(it -> it.getString("subject"))
                .isEqualTo(token.revoked().subject());
    }

    private Timer delay(String way) {
        return meters.get("watcher.gateway.revocation.delay").tag("way", way).timer();
    }
}
