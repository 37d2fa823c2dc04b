package org.openrouterwatcher.benchmarks.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * When something happened to each event of a round, in their order: nanoseconds since 1970. Two processes of one
 * machine compare theirs, so they are told by its clock.
 */
record Moments(long[] nanos) {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int DIGITS = 3;

    private static final Clock CLOCK = Clock.systemUTC();

    static long now() {
        Instant now = CLOCK.instant();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    /** Those of an open loop: each event has its own, whether or not the one before is done. */
    static Moments planned(long start, int count, int perSecond) {
        var nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = start + i * NANOS_PER_SECOND / perSecond;
        }
        return new Moments(nanos);
    }

    /** How long it took each event since an earlier moment. */
    Histogram since(Moments earlier) {
        var durations = new Histogram(DIGITS);
        for (int i = 0; i < nanos.length; i++) {
            durations.recordValue(Math.max(0, nanos[i] - earlier.nanos[i]));
        }
        return durations;
    }

    /** How many there were in a second, from the first of the earlier moments to the last of these. */
    double perSecondSince(Moments earlier) {
        long first = Arrays.stream(earlier.nanos).min().orElseThrow();
        long last = Arrays.stream(nanos).max().orElseThrow();
        return nanos.length * (double) NANOS_PER_SECOND / (last - first);
    }

    void write(Path file) throws IOException {
        var bytes = ByteBuffer.allocate(nanos.length * Long.BYTES);
        bytes.asLongBuffer().put(nanos);
        Files.write(file, bytes.array());
    }

    static Moments read(Path file) throws IOException {
        var longs = ByteBuffer.wrap(Files.readAllBytes(file)).asLongBuffer();
        var nanos = new long[longs.remaining()];
        longs.get(nanos);
        return new Moments(nanos);
    }
}
