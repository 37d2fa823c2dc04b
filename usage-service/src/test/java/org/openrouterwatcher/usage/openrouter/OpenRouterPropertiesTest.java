package org.openrouterwatcher.usage.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class OpenRouterPropertiesTest {

    @Test
    void asksTheRealOpenRouterUnlessTold() {
        var defaults = Settings.bind(Map.of());

        assertThat(defaults.baseUrl()).isEqualTo(URI.create("https://openrouter.ai/api/v1"));
        assertThat(defaults.allowHttp()).isFalse();
        assertThat(defaults.callTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(defaults.maxBody()).isEqualTo(DataSize.ofMegabytes(16));
        assertThat(defaults.maxAttempts()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://openrouter.example/api/v1",
                "http://localhost:8090/api/v1",
                "http://127.0.0.1:8090/api/v1",
                "http://[::1]:8090/api/v1"
            })
    void takesHttpsAndHttpToThisMachine(String url) {
        assertThat(Settings.bind(Map.of("base-url", url)).baseUrl()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://openrouter.ai/api/v1",
                "http://simulator:8090/api/v1",
                "http://169.254.169.254/api/v1",
                "http://127.0.0.1.example.com/api/v1",
                "http://localhost.example.com/api/v1",
                "ftp://127.0.0.1/api/v1",
                "https://user@openrouter.ai/api/v1",
                "https://openrouter.ai/api/v1?next=",
                "https://openrouter.ai/api/v1#",
                "/api/v1",
                "openrouter.ai"
            })
    void refusesEveryOtherAddress(String url) {
        assertThatThrownBy(() -> Settings.bind(Map.of("base-url", url)))
                .rootCause()
                .hasMessageStartingWith("watcher.openrouter.base-url must be");
    }

    @Test
    void takesHttpInATrustedNetworkWhenToldSo() {
        var settings = Settings.bind(Map.of("base-url", "http://simulator:8090/api/v1/", "allow-http", "true"));

        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://simulator:8090/api/v1"));
    }

    @ParameterizedTest
    @CsvSource({
        "connect-timeout,0s",
        "call-timeout,-1s",
        "breaker-pause,0s",
        "max-body,0B",
        "max-concurrent,0",
        "requests-per-second,0",
        "max-attempts,0",
        "breaker-window,-5"
    })
    void refusesPatienceAndLimitsOfNothing(String name, String value) {
        assertThatThrownBy(() -> Settings.bind(Map.of(name, value)))
                .rootCause()
                .hasMessageStartingWith("watcher.openrouter." + name + " must be");
    }
}
