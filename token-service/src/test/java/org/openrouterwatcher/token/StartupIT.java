package org.openrouterwatcher.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Kit;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

@RunningTokenService
class StartupIT {

    private static final String ANOTHER_KEY = "A".repeat(43) + "=";

    @Autowired
    ConfigurableEnvironment running;

    @Autowired
    Gateway gateway;

    @Test
    void refusesASecondInstanceWithAnotherKeyForTheSameDatabaseAndChangesNothing() {
        String before = gateway.get("/internal/jwks").send().body();

        assertThatThrownBy(() -> startBeside(ANOTHER_KEY))
                .rootCause()
                .hasMessageContaining("watcher.signing.key-encryption-key does not open signing key")
                .hasMessageNotContaining(ANOTHER_KEY);
        assertThat(gateway.get("/internal/jwks").send().body()).isEqualTo(before);
    }

    @Test
    void letsASecondInstancePublishTheSameKeys() {
        try (var second = startBeside(running.getRequiredProperty("watcher.signing.key-encryption-key"))) {
            String port = second.getEnvironment().getRequiredProperty("local.server.port");

            assertThat(gateway.get("/internal/jwks").at(port).send().body())
                    .isEqualTo(gateway.get("/internal/jwks").send().body());
        }
    }

    private ConfigurableApplicationContext startBeside(String keyEncryptionKey) {
        return new SpringApplicationBuilder(TokenService.class, Kit.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        setting("spring.datasource.url"),
                        setting("spring.datasource.username"),
                        setting("spring.datasource.password"),
                        setting("spring.kafka.bootstrap-servers"),
                        setting("watcher.caller.public-key"),
                        setting("watcher.feed.keys"),
                        "--watcher.signing.key-encryption-key=" + keyEncryptionKey);
    }

    private String setting(String name) {
        return "--" + name + "=" + running.getRequiredProperty(name);
    }
}
