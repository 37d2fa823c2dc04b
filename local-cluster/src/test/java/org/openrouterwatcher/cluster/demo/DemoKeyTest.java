package org.openrouterwatcher.cluster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoKeyTest {

    @Test
    void areEveryManagementKeyAndTheLastThreeOthersInUse() {
        var listing = listing("""
                {"name": "a", "kind": "INFERENCE", "key": "ka", "state": "ENABLED"},
                {"name": "b", "kind": "INFERENCE", "key": "kb", "state": "ENABLED"},
                {"name": "boss", "kind": "MANAGEMENT", "key": "kboss", "state": "ENABLED"},
                {"name": "c", "kind": "INFERENCE", "key": "kc", "state": "DISABLED"},
                {"name": "d", "kind": "INFERENCE", "key": "kd", "state": "ENABLED"},
                {"name": "e", "kind": "INFERENCE", "key": "ke", "state": "ENABLED"}
                """);

        assertThat(DemoKey.chosenFrom(listing))
                .isEqualTo(List.of(
                        new DemoKey("boss", "kboss"),
                        new DemoKey("e", "ke"),
                        new DemoKey("d", "kd"),
                        new DemoKey("b", "kb")));
    }

    @Test
    void areMissedWhenThereIsNone() {
        assertThatThrownBy(() -> DemoKey.chosenFrom(listing(""))).hasMessageContaining("no key in use");
    }

    @Test
    void neverShowTheirSecret() {
        assertThat(new DemoKey("boss", "secret").toString()).isEqualTo("boss");
    }

    private static JsonNode listing(String keys) {
        return JsonMapper.shared().readTree("{\"data\": [" + keys + "]}");
    }
}
