package org.openrouterwatcher.messaging.producing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerSettingsTest {

    private static final String BROKERS = "127.0.0.1:9092";

    @Test
    void theEffectiveConfigurationIsThePinnedOne() {
        var effective = new ProducerConfig(
                ProducerSettings.from(Map.of("bootstrap.servers", BROKERS)).asMap());

        assertThat(effective.getString("acks")).isEqualTo("-1");
        assertThat(effective.getBoolean("enable.idempotence")).isTrue();
        assertThat(effective.getLong("linger.ms")).isLessThanOrEqualTo(1);
        assertThat(effective.getInt("delivery.timeout.ms")).isBetween(10_000, 30_000);
        assertThat(effective.getLong("max.block.ms")).isLessThanOrEqualTo(2_000);
        assertThat(effective.getInt("request.timeout.ms")).isLessThan(effective.getInt("delivery.timeout.ms"));
        assertThat(effective.getInt("max.in.flight.requests.per.connection")).isLessThanOrEqualTo(5);
        assertThat(effective.getString("transactional.id")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"acks, 1", "enable.idempotence, false", "linger.ms, 100", "max.block.ms, 60000"})
    void refusesAnOverrideInOneSentence(String name, String value) {
        var configured = Map.<String, Object>of("bootstrap.servers", BROKERS, name, value);

        assertThatThrownBy(() -> ProducerSettings.from(configured))
                .isInstanceOf(ProducerOverrideException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @Test
    void takesASettingThatSaysTheSame() {
        var configured = Map.<String, Object>of("bootstrap.servers", BROKERS, "acks", "-1", "linger.ms", 0);

        assertThat(ProducerSettings.from(configured).asMap()).containsEntry("acks", "all");
    }
}
