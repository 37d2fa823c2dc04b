package org.openrouterwatcher.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.web.WebConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class SettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ValidationAutoConfiguration.class, JacksonAutoConfiguration.class, WebConfiguration.class))
            .withUserConfiguration(AllSettings.class)
            .withPropertyValues("watcher.signing.key-encryption-key=c2VjcmV0", "watcher.feed.keys=f1:c2VjcmV0");

    @Test
    void haveDefaultsWhereTheseAreSafe() {
        service.run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"watcher.signing.key-encryption-key", "watcher.feed.keys"})
    void haveNoDefaultForASecret(String name) {
        service.withPropertyValues(name + "=")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void printNoSecret() {
        service.run(context -> assertThat(
                        context.getBeansOfType(Record.class).values().toString())
                .contains("SigningProperties")
                .doesNotContain("c2VjcmV0"));
    }

    @ParameterizedTest
    @CsvSource({
        "watcher.signing.access-token-lifetime, 16m",
        "watcher.signing.access-token-lifetime, -1s",
        "watcher.signing.rotation-period, 59m",
        "watcher.signing.published-ahead, 0s",
        "watcher.password-hashing.memory-kib, 19455",
        "watcher.password-hashing.iterations, 1",
        "watcher.password-hashing.at-once, 0",
        "watcher.password-hashing.longest-wait, 0s",
        "watcher.session.lifetime, 0s",
        "watcher.session.idle-lifetime, -7d",
        "watcher.api-tokens.max-active-per-account, 0",
        "watcher.leaked-tokens.answer-after, 0s",
        "watcher.revocation.proof-timeout, 0s",
        "watcher.gateways.expire-after, 0s"
    })
    void refuseWhatWouldBeUnsafe(String name, String value) {
        service.withPropertyValues(name + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan
    static class AllSettings {}
}
