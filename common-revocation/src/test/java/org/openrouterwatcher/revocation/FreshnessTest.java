package org.openrouterwatcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.openrouterwatcher.events.GatewayState.BOOTING;
import static org.openrouterwatcher.events.GatewayState.EXPIRED;
import static org.openrouterwatcher.events.GatewayState.FRESH;
import static org.openrouterwatcher.events.GatewayState.STALE;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.revocation.Freshness.Limits;
import org.openrouterwatcher.revocation.Freshness.Question;

class FreshnessTest {

    private static final String ME = "gateway-1.a";

    private long now = Duration.ofDays(1).toNanos();
    private final Freshness freshness =
            new Freshness(ME, new Limits(Duration.ofSeconds(3), Duration.ofSeconds(30)), () -> now);

    @BeforeEach
    void followAFeedOfTwoPartitions() {
        freshness.startOver(2);
    }

    @Test
    void wantsAViewToBeStaleBeforeItExpires() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30)));
    }

    @Test
    void isBootingWhileNothingIsProven() {
        assertThat(freshness.state()).isEqualTo(BOOTING);
        assertThat(freshness.ageMillis()).isEmpty();
    }

    @Nested
    class ByABeat {

        @Test
        void isAsOldAsTheBeatThatItReadsOf() {
            long beat = freshness.nextBeat();
            pass(Duration.ofMillis(700));

            markAll(beat);

            assertThat(freshness.ageMillis()).hasValue(700);
        }

        @Test
        void isStaleAfterThreeSecondsAndExpiredAfterThirty() {
            markAll(freshness.nextBeat());

            pass(Duration.ofSeconds(3));
            assertThat(freshness.state()).isEqualTo(FRESH);
            pass(Duration.ofMillis(1));
            assertThat(freshness.state()).isEqualTo(STALE);
            pass(Duration.ofMillis(26_999));
            assertThat(freshness.state()).isEqualTo(STALE);
            pass(Duration.ofMillis(1));
            assertThat(freshness.state()).isEqualTo(EXPIRED);
        }

        @Test
        void isAsOldAsItsSlowestPartition() {
            markAll(freshness.nextBeat());
            pass(Duration.ofSeconds(5));

            freshness.marked(mark(0, 1, freshness.nextBeat(), 0, false));

            assertThat(freshness.ageMillis()).hasValue(5000);
        }

        @Test
        void isNotProvenByBeatsOfOthersNorByBeatsNeverSent() {
            freshness.nextBeat();

            for (int partition = 0; partition < 2; partition++) {
                freshness.marked(new FeedClosed(partition, 1, Instant.EPOCH, false, 9, Map.of("gateway-2.b", 1L), 1));
                freshness.marked(mark(partition, 1, 17, 0, false));
            }

            assertThat(freshness.state()).isEqualTo(BOOTING);
        }

        @Test
        void takesNoWordFromARelayThatWasReplaced() {
            long beat = freshness.nextBeat();
            freshness.marked(mark(0, 2, 0, 0, false));

            markAll(beat);

            assertThat(freshness.state()).isEqualTo(BOOTING);
        }
    }

    @Nested
    class ByAPoll {

        @Test
        void isAsOldAsTheQuestion() {
            Question asked = freshness.asking();
            pass(Duration.ofMillis(40));

            freshness.polled(asked, 7, true);

            assertThat(freshness.ageMillis()).hasValue(40);
            assertThat(freshness.cursor()).isEqualTo(7);
        }

        @Test
        void isNotProvenByAnAnswerThatMayLackSomething() {
            freshness.polled(freshness.asking(), 7, false);

            assertThat(freshness.state()).isEqualTo(BOOTING);
            assertThat(freshness.cursor()).isZero();
        }

        @Test
        void neverAsksAgainForWhatItHas() {
            freshness.polled(freshness.asking(), 9, true);

            freshness.polled(freshness.asking(), 7, true);

            assertThat(freshness.asking().cursor()).isEqualTo(9);
        }

        @Test
        void asksFromWhereAllMarksAreOnceTheEndIsReached() {
            freshness.marked(mark(0, 1, 0, 20, false));
            freshness.marked(mark(1, 1, 0, 30, false));
            assertThat(freshness.asking().cursor()).isZero();

            boolean counts = freshness.reachedEnd(freshness.asking());

            assertThat(counts).isTrue();
            assertThat(freshness.asking().cursor()).isEqualTo(20);
        }

        @Test
        void doesNotTrustMarksAfterALongWayBecauseTheFeedMayHaveBeenCompactedMeanwhile() {
            Question asked = freshness.asking();
            freshness.marked(mark(0, 1, 0, 20, false));
            freshness.marked(mark(1, 1, 0, 30, false));
            pass(Duration.ofSeconds(31));

            boolean counts = freshness.reachedEnd(asked);

            assertThat(counts).isFalse();
            assertThat(freshness.cursor()).isZero();
        }
    }

    @Nested
    class ByTheEndOfASealedFeed {

        private long beat;

        @BeforeEach
        void sealIt() {
            beat = freshness.nextBeat();
            freshness.acknowledged(beat);
            freshness.marked(mark(0, 1, beat, 0, true));
            freshness.marked(mark(1, 1, beat, 0, true));
        }

        @Test
        void staysAsFreshAsItsLastBeatThatTheBrokerHadBeforeItWasAsked() {
            pass(Duration.ofSeconds(20));
            freshness.acknowledged(freshness.nextBeat());
            pass(Duration.ofSeconds(1));
            Question asked = freshness.asking();
            freshness.acknowledged(freshness.nextBeat());

            freshness.reachedEnd(asked);

            assertThat(freshness.ageMillis()).hasValue(1000);
        }

        @Test
        void growsOldWhenTheBrokerTakesNoBeats() {
            pass(Duration.ofSeconds(20));
            freshness.nextBeat();

            freshness.reachedEnd(freshness.asking());

            assertThat(freshness.ageMillis()).hasValue(20_000);
        }

        @Test
        void growsOldOnceOnePartitionIsOpen() {
            pass(Duration.ofSeconds(20));
            freshness.acknowledged(freshness.nextBeat());
            freshness.marked(mark(1, 2, 0, 0, false));

            freshness.reachedEnd(freshness.asking());

            assertThat(freshness.ageMillis()).hasValue(20_000);
        }

        @Test
        void growsOldWhenTheSealIsOfARelayThatWasReplaced() {
            pass(Duration.ofSeconds(20));
            freshness.acknowledged(freshness.nextBeat());
            freshness.marked(mark(0, 2, 0, 0, false));
            freshness.marked(mark(0, 1, 0, 0, true));

            freshness.reachedEnd(freshness.asking());

            assertThat(freshness.ageMillis()).hasValue(20_000);
        }

        @Test
        void doesNotComeBackFromTheDead() {
            pass(Duration.ofSeconds(31));
            freshness.acknowledged(freshness.nextBeat());

            freshness.reachedEnd(freshness.asking());

            assertThat(freshness.state()).isEqualTo(EXPIRED);
        }
    }

    @Test
    void isBootingAgainWhenTheFeedIsMadeAnewButKnowsWhatItAskedFor() {
        freshness.polled(freshness.asking(), 9, true);

        freshness.startOver(1);

        assertThat(freshness.state()).isEqualTo(BOOTING);
        assertThat(freshness.cursor()).isEqualTo(9);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void markAll(long beat) {
        freshness.marked(mark(0, 1, beat, 0, false));
        freshness.marked(mark(1, 1, beat, 0, false));
    }

    private static FeedClosed mark(int partition, long epoch, long beat, long cursor, boolean sealed) {
        return new FeedClosed(partition, epoch, Instant.EPOCH, sealed, cursor, Map.of(ME, beat), 1);
    }
}
