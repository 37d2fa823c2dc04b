package org.openrouterwatcher.usage.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

class KeyNameTest {

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(KeyName.parse("\uD83D\uDE80".repeat(100))).isPresent();
        assertThat(KeyName.parse("\uD83D\uDE80".repeat(101))).isEmpty();
    }

    @Test
    void leavesOutBlanksAround() {
        assertThat(KeyName.parse("  my key ")).contains(new KeyName("my key"));
    }

    static Stream<String> wrong() {
        return Stream.of("", "   ", "a\0b", "a\nb", "a\uD800b", "x".repeat(101));
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("wrong")
    void refusesWhatIsNoName(String text) {
        assertThat(KeyName.parse(text)).isEmpty();
    }
}
