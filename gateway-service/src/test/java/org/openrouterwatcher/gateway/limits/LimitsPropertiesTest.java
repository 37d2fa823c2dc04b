package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LimitsPropertiesTest {

    @Test
    void allowsAHundredCallsAnHourAndThirtyAttemptsAMinute() {
        LimitsProperties defaults = bind(Map.of());

        assertThat(defaults.perTokenHour()).isEqualTo(100);
        assertThat(defaults.perAddressMinute()).isEqualTo(30);
        assertThat(defaults.trustedProxies()).isEmpty();
    }

    @Test
    void refusesALimitOfNothing() {
        assertThatThrownBy(() -> bind(Map.of("watcher.limits.per-token-hour", "0")))
                .hasRootCauseMessage("RATE_LIMIT_PER_TOKEN_HOUR and RATE_LIMIT_PER_ADDRESS_MINUTE must be at least 1");
    }

    @Test
    void refusesAProxyThatIsNoBlock() {
        assertThatThrownBy(() -> bind(Map.of("watcher.limits.trusted-proxies", "10.0.0.0/8,proxy.example")))
                .hasRootCauseMessage("WATCHER_TRUSTED_PROXIES must be CIDR blocks such as 10.0.0.0/8, comma separated");
    }

    private static LimitsProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("watcher.limits", LimitsProperties.class);
    }
}
