package org.openrouterwatcher.usage.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OpenRouterConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(OpenRouterConfiguration.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(SimpleMeterRegistry.class);

    @Test
    void makesOneClient() {
        application.run(context -> assertThat(context).hasSingleBean(OpenRouterClient.class));
    }

    @Test
    void doesNotStartWithAnAddressThatWouldExposeKeys() {
        application
                .withPropertyValues("watcher.openrouter.base-url=http://openrouter.ai/api/v1")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("base-url must be https, because keys are sent to it"));
    }
}
