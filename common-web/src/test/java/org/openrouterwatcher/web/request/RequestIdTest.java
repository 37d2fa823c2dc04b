package org.openrouterwatcher.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @Test
    void keepsAHarmlessIdOfTheCaller() {
        assertThat(RequestId.accept("build-42.a_b")).isEqualTo("build-42.a_b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\nlevel=ERROR",
                "é",
                "<script>",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void replacesAnIdThatCouldSpoilALog(String sent) {
        assertThat(RequestId.accept(sent)).isNotEqualTo(sent).hasSize(36);
    }

    @Test
    void makesOneWhenThereIsNone() {
        assertThat(RequestId.accept(null)).hasSize(36);
    }
}
