package org.openrouterwatcher.benchmarks.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PerfOutputTest {

    @Test
    void takesTheRateOfAllRecordsThatWereSent() {
        var output = List.of(
                "49999 records sent, 9999.8 records/sec (0.95 MB/sec), 3.1 ms avg latency, 90.0 ms max latency.",
                "200000 records sent, 61500.6 records/sec (5.87 MB/sec), 2.32 ms avg latency, 244.00 ms max latency,"
                        + " 1 ms 50th, 9 ms 95th, 31 ms 99th, 34 ms 99.9th.");

        assertThat(PerfOutput.producer(output)).isEqualTo(61_500.6);
    }

    @Test
    void takesTheRateOfRecordsThatWereRead() {
        var output = List.of(
                "start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms",
                "12:00:01.005 WARN a line of the log",
                "2026-01-03 12:00:00:000, 2026-01-03 12:00:01:000, 152.5, 152.5, 200000, 200000.0000, 300");

        assertThat(PerfOutput.consumer(output)).isEqualTo(200_000);
    }

    @Test
    void refusesWhatSaysNothing() {
        assertThatIllegalStateException().isThrownBy(() -> PerfOutput.producer(List.of("no broker")));
    }
}
