package org.openrouterwatcher.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorOptionsTest {

    @Test
    void listensOnAFreeLocalPortUnlessTold() {
        var options = SimulatorOptions.parse(List.of());

        assertThat(options).isEqualTo(new SimulatorOptions(0, "127.0.0.1", 1, null, 0, 0, Duration.ZERO));
    }

    @Test
    void readsEveryOption() {
        var options = SimulatorOptions.parse(List.of(
                "--port",
                "9000",
                "--bind",
                "0.0.0.0",
                "--seed",
                "5",
                "--data-dir",
                "data",
                "--extra-keys",
                "10",
                "--extra-routes",
                "40",
                "--delay-ms",
                "20"));

        assertThat(options)
                .isEqualTo(new SimulatorOptions(9000, "0.0.0.0", 5, Path.of("data"), 10, 40, Duration.ofMillis(20)));
    }

    @Test
    void saysWhichOptionIsWrong() {
        assertThatThrownBy(() -> SimulatorOptions.parse(List.of("--port", "many")))
                .hasMessage("--port must be a number from 0 to 65535, not many");
        assertThatThrownBy(() -> SimulatorOptions.parse(List.of("--seed"))).hasMessage("--seed needs a value");
        assertThatThrownBy(() -> SimulatorOptions.parse(List.of("--fast"))).hasMessage("there is no option --fast");
    }
}
