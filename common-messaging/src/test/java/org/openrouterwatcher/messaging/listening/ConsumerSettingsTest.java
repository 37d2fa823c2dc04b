package org.openrouterwatcher.messaging.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

class ConsumerSettingsTest {

    @Test
    void nothingIsSkippedWhateverTheConfigurationSays() {
        var effective = new ConsumerConfig(ConsumerSettings.from(Map.of(
                "bootstrap.servers", "127.0.0.1:9092",
                "group.id", "test",
                "auto.offset.reset", "latest",
                "enable.auto.commit", "true",
                "group.instance.id", "static")));

        assertThat(effective.getString("auto.offset.reset")).isEqualTo("earliest");
        assertThat(effective.getBoolean("enable.auto.commit")).isFalse();
        assertThat(effective.getBoolean("allow.auto.create.topics")).isFalse();
        assertThat(effective.getString("isolation.level")).isEqualTo("read_committed");
        assertThat(effective.getString("group.instance.id")).isNull();
    }
}
