package org.openrouterwatcher.cluster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {

    @Test
    void areOneOfEachOnPort8080InTheProjectFolderWhenNothingIsSaid() {
        var settings = ClusterSettings.of(false, Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(Path.of(".watcher").toAbsolutePath());
        assertThat(settings.instances().values()).hasSize(4).containsOnly(1);
    }

    @Test
    void takeNothingSaidForAnEmptyVariable() {
        assertThat(ClusterSettings.of(false, Map.of("WATCHER_PORT", "")).port()).isEqualTo(8080);
    }

    @Test
    void followTheEnvironment() {
        var settings = ClusterSettings.of(
                false,
                Map.of("WATCHER_PORT", "9090", "WATCHER_DATA_DIR", "/srv/watcher", "GATEWAY_SERVICE_INSTANCES", "2"));

        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.data()).isEqualTo(Path.of("/srv/watcher"));
        assertThat(settings.instances()).containsEntry(Service.GATEWAY, 2).containsEntry(Service.TOKEN, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "-1", "80 80"})
    void refuseAPortThatIsNone(String port) {
        assertThatThrownBy(() -> ClusterSettings.of(false, Map.of("WATCHER_PORT", port)))
                .isInstanceOf(Refusal.class)
                .hasMessage("WATCHER_PORT must be a number from 1 to 65535, not \"%s\".", port);
    }
}
