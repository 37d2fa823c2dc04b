package org.openrouterwatcher.cluster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamTest {

    @Test
    void isTheSimulatorWhenNothingIsSaid() {
        assertThat(Upstream.chosen(false, Map.of())).isEqualTo(new Upstream.Simulator());
    }

    @Test
    void isThePublishedAddressWhenTheRealOneIsWanted() {
        assertThat(Upstream.chosen(true, Map.of()))
                .isEqualTo(new Upstream.Address(URI.create("https://openrouter.ai/api/v1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://proxy.example.org/api/v1", "http://localhost:9/v1", "http://127.0.0.1", "http://[::1]:9"
            })
    void isAnyAddressThatKeysMayBeSentTo(String address) {
        assertThat(chosen(address)).isEqualTo(new Upstream.Address(URI.create(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://proxy.example.org",
                "http://127.0.0.1.example.org",
                "ftp://localhost",
                "https:",
                "no address"
            })
    void refusesAnAddressThatKeysMustNotBeSentTo(String address) {
        assertThatThrownBy(() -> chosen(address))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("OPENROUTER_BASE_URL")
                .hasMessageContaining(address);
    }

    private static Upstream chosen(String address) {
        return Upstream.chosen(false, Map.of("OPENROUTER_BASE_URL", address));
    }
}
