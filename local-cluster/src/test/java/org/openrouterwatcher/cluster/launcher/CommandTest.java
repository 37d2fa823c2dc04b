package org.openrouterwatcher.cluster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @Test
    void takesTheOptionsOfUpInAnyOrder() {
        assertThat(parse("up")).isEqualTo(new Command.Up(false, false));
        assertThat(parse("up --fresh")).isEqualTo(new Command.Up(true, false));
        assertThat(parse("up --real --fresh")).isEqualTo(new Command.Up(true, true));
    }

    @Test
    void knowsHowToEndAndToShow() {
        assertThat(parse("down")).isEqualTo(new Command.Down());
        assertThat(parse("status")).isEqualTo(new Command.Status());
        assertThat(parse("verify-audit")).isEqualTo(new Command.VerifyAudit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "up --frehs", "down --fresh", "status now", "verify-audit token", "UP"})
    void doesNothingThatItDoesNotUnderstand(String words) {
        assertThat(parse(words)).isInstanceOf(Command.Misunderstood.class);
    }

    @Test
    void asksBackWhenNothingIsSaid() {
        assertThat(Command.parse(List.of())).isInstanceOf(Command.Misunderstood.class);
    }

    private static Command parse(String words) {
        return Command.parse(List.of(words.split(" ")));
    }
}
