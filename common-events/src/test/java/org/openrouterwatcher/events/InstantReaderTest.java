package org.openrouterwatcher.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class InstantReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05.6Z",
                "2026-01-02T03:04:05.678Z",
                "2026-01-02T03:04:05.123456789Z",
                "2024-02-29T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void readsOurForm(String text) {
        assertThat(InstantReader.read(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void readsWhatTheJdkWrites() {
        var random = new Random(20260102);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));

            assertThat(InstantReader.read(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05.678+00:00"})
    void leavesOtherFormsToJackson(String text) {
        assertThat(InstantReader.read(text)).isNull();
        assertThat(read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Z",
                "2026-01-02",
                "2026-01-02T03:04:05",
                "2026-13-02T03:04:05Z",
                "2026-02-30T03:04:05Z",
                "2026-01-02T03:04:61Z",
                "2026-01-02T03:04:05.1234567890Z",
                "2026-01-02T03:04:0xZ",
                "2026-01-02T03:04:05.-1Z",
                "2026/01/02T03:04:05Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(InstantReader.read(text)).isNull();
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(text));
    }

    private static Instant read(String text) {
        return EventJson.MAPPER.readValue('"' + text + '"', Instant.class);
    }
}
