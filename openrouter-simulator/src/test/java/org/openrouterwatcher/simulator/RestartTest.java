package org.openrouterwatcher.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.simulator.world.KeyState;
import org.openrouterwatcher.simulator.world.Truth;

class RestartTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-20T15:30:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void keepsAddedSpendKeyStatesAndTheClock() {
        Truth before;
        try (var first = OpenRouterSimulator.start(options(), CLOCK)) {
            first.advance(Duration.ofHours(50));
            first.spend("idle-intern", new BigDecimal("0.123456789"));
            first.become("solo-notebook", KeyState.DISABLED);
            first.advance(Duration.ofHours(30));
            before = first.truth();
        }

        try (var second = OpenRouterSimulator.start(options(), CLOCK)) {
            assertThat(second.truth()).isEqualTo(before);
            assertThat(before.key("idle-intern").lifetime().credits()).isEqualByComparingTo("0.123456789");
            assertThat(before.key("solo-notebook").state()).isEqualTo(KeyState.DISABLED);
        }
    }

    private SimulatorOptions options() {
        return SimulatorOptions.seed(7).withDataDir(folder.resolve("simulator"));
    }
}
