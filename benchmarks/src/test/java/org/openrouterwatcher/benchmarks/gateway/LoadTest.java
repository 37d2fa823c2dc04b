package org.openrouterwatcher.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadTest {

    private static final String GOOD = """
            Running 2s test @ http://127.0.0.1:8080/
              1 threads and 64 connections
              20000 requests in 2.00s, 25.00MB read
            Requests/sec:  10000.50
            Transfer/sec:     12.50MB
            """;

    @Test
    void saysHowManyWereAnsweredInASecond() {
        assertThat(Load.read(GOOD)).isEqualTo(new Load(10000.50, 0));
    }

    @Test
    void countsWhatWasRefusedAndWhatBroke() {
        String bad = GOOD + """
                  Socket errors: connect 1, read 2, write 0, timeout 3
                  Non-2xx or 3xx responses: 40
                """;

        assertThat(Load.read(bad).failed()).isEqualTo(46);
    }

    @Test
    void isNothingWhereNothingWasMeasured() {
        assertThatThrownBy(() -> Load.read("unable to connect")).hasMessageContaining("unable to connect");
    }
}
