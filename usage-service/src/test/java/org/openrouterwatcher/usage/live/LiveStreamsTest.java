package org.openrouterwatcher.usage.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.live.Signal.About;
import org.openrouterwatcher.usage.live.Signal.Kind;

class LiveStreamsTest {

    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final LiveStreams streams = new LiveStreams(settings(Duration.ofSeconds(15), LONG));

    @BeforeEach
    void start() {
        streams.start();
    }

    @Test
    void refusesMoreThanItMayHaveInAll() {
        streams.open(ALICE);
        streams.open(BOB);
        LiveStream third = streams.open(3).orElseThrow();

        assertThat(streams.open(4)).isEmpty();

        streams.forget(third);
        assertThat(streams.open(4)).isPresent();
    }

    @Test
    void endsTheOldestOfAnAccountThatOpensTooMany() throws Exception {
        var oldest = new Reading(streams.open(ALICE).orElseThrow());
        var second = new Reading(streams.open(ALICE).orElseThrow());

        var third = new Reading(streams.open(ALICE).orElseThrow());

        assertThat(oldest.thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(second.thread.isAlive()).isTrue();
        assertThat(third.thread.isAlive()).isTrue();
        assertThat(streams.count()).isEqualTo(2);
    }

    @Test
    void letsAnAccountReplaceItsOldestWhereOthersFindNoRoom() {
        streams.open(ALICE);
        streams.open(ALICE);
        streams.open(BOB);

        assertThat(streams.open(ALICE)).isPresent();
        assertThat(streams.open(3)).isEmpty();
    }

    @Test
    void tellsOneAccountNothingOfAnother() {
        var alice = new Reading(streams.open(ALICE).orElseThrow());
        var bob = new Reading(streams.open(BOB).orElseThrow());

        streams.tell(ALICE, signal(11));
        streams.tell(BOB, signal(22));

        await().untilAsserted(() -> assertThat(alice.told).containsExactly(signal(11)));
        await().untilAsserted(() -> assertThat(bob.told).containsExactly(signal(22)));
    }

    @Test
    void endsAllAtOnceWhenTheServiceStopsAndTakesNoMore() throws Exception {
        var reading = new Reading(streams.open(ALICE).orElseThrow());

        streams.stop();

        assertThat(reading.thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(reading.broken).isFalse();
        assertThat(streams.open(BOB)).isEmpty();
    }

    @Test
    void letsAReaderGoThatDoesNotRead() throws Exception {
        var stuck = new CountDownLatch(1);
        var reading = new Reading(streams.open(ALICE).orElseThrow(), stuck);
        await().until(() -> reading.stuck);

        LongStream.rangeClosed(0, Gathering.MOST).forEach(key -> streams.tell(ALICE, signal(key)));

        assertThat(reading.thread.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void saysThatItIsThereAtOnceAndAgainAndEndsAfterItsTime() throws Exception {
        var stream = new LiveStream(ALICE, settings(Duration.ofMillis(100), Duration.ofSeconds(1)));
        var reading = new Reading(stream);

        assertThat(reading.thread.join(Duration.ofSeconds(10))).isTrue();
        assertThat(reading.pulses).isBetween(3, 11);
        assertThat(reading.broken).isFalse();
    }

    private static LiveProperties settings(Duration pulse, Duration lifetime) {
        return new LiveProperties(2, 3, pulse, lifetime, Duration.ofMillis(50));
    }

    private static Signal signal(long key) {
        return new Signal(new About(Kind.USAGE_UPDATED, key), Instant.EPOCH);
    }

    /** A reader with the thread that writes to it. */
    private static final class Reading implements LiveStream.Reader {

        private final List<Signal> told = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch free;
        private final Thread thread;
        private volatile int pulses;
        private volatile boolean stuck;
        private volatile boolean broken;

        Reading(LiveStream stream) {
            this(stream, new CountDownLatch(0));
        }

        /** @param free until then nothing can be written */
        Reading(LiveStream stream, CountDownLatch free) {
            this.free = free;
            this.thread = Thread.ofVirtual().start(() -> write(stream));
        }

        private void write(LiveStream stream) {
            try {
                stream.writeTo(this);
            } catch (IOException | InterruptedException e) {
                broken = true;
            }
        }

        @Override
        public void pulse() throws IOException {
            pulses++;
            stuck = free.getCount() > 0;
            try {
                free.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void tell(List<Signal> signals) {
            told.addAll(signals);
        }
    }
}
