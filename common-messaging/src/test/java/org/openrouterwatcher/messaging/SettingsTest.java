package org.openrouterwatcher.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.messaging.inbox.InboxProperties;
import org.openrouterwatcher.messaging.listening.ListenerProperties;
import org.openrouterwatcher.messaging.outbox.OutboxProperties;
import org.openrouterwatcher.messaging.topics.TopicProperties;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class SettingsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @EnableConfigurationProperties({
        OutboxProperties.class,
        InboxProperties.class,
        ListenerProperties.class,
        TopicProperties.class
    })
    static class Settings {}

    @Test
    void needNothingToBeSet() {
        runner.run(context -> {
            var outbox = context.getBean(OutboxProperties.class);
            assertThat(outbox.busyPause()).isEqualTo(Duration.ofMillis(20));
            assertThat(outbox.idlePause()).isLessThanOrEqualTo(Duration.ofMillis(50));
            assertThat(outbox.retention()).isEqualTo(Duration.ofHours(24));
            assertThat(context.getBean(InboxProperties.class).retention()).isEqualTo(Duration.ofDays(35));
            assertThat(context.getBean(ListenerProperties.class).giveUpAfter()).isEqualTo(Duration.ofSeconds(30));
            assertThat(context.getBean(TopicProperties.class).replication()).isEqualTo((short) 1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "watcher.outbox.idle-pause=-1ms",
                "watcher.outbox.wave-size=0",
                "watcher.inbox.retention=7d",
                "watcher.listeners.longest-pause=10m",
                "watcher.topics.replication=0"
            })
    void refuseWhatCannotWork(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
