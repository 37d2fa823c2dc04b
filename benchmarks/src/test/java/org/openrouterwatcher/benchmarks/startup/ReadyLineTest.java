package org.openrouterwatcher.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadyLineTest {

    @Test
    void isReadAsTheLauncherPrintsIt() {
        assertThat(ReadyLine.read("  token-service       ready after  4.1 s"))
                .contains(new ReadyLine("token-service", 4.1));
        assertThat(ReadyLine.read("  gateway-service     ready after 12.3 s"))
                .contains(new ReadyLine("gateway-service", 12.3));
    }

    @Test
    void isNotWhatSaysSomethingElse() {
        assertThat(ReadyLine.read("Starting, with data in /tmp/watcher")).isEmpty();
    }
}
