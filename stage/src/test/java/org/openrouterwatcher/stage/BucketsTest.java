package org.openrouterwatcher.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final String EARLIER = """
            # TYPE wait_seconds histogram
            wait_seconds_bucket{le="0.01"} 90
            wait_seconds_bucket{le="1.0"} 100
            wait_seconds_bucket{le="+Inf"} 100
            """;

    private static final String LATER = """
            # TYPE wait_seconds histogram
            wait_seconds_bucket{le="0.01"} 91
            wait_seconds_bucket{le="0.1"} 4
            wait_seconds_bucket{le="1.0"} 104
            wait_seconds_bucket{le="+Inf"} 104
            wait_seconds_count 104
            other_seconds_bucket{le="+Inf"} 7
            """;

    @Test
    void giveTheBoundThatAShareOfWhatCameSinceDoesNotExceed() {
        var since = Buckets.read(LATER, "wait_seconds").since(Buckets.read(EARLIER, "wait_seconds"));

        assertThat(since.count()).isEqualTo(4);
        assertThat(since.millisAt(0.25)).isEqualTo(10.0);
        assertThat(since.millisAt(0.5)).isEqualTo(100.0);
        assertThat(since.millisAt(1.0)).isEqualTo(100.0);
    }

    @Test
    void ofSeveralInstancesAreAddedUp() {
        var one = Buckets.read(EARLIER, "wait_seconds");

        assertThat(one.and(one).count()).isEqualTo(200);
    }
}
