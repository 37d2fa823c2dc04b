package org.openrouterwatcher.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path logs;

    @Test
    void isReadyWhenItSaysSo() {
        var child = start("echo hello; echo ready; exec sleep 600");

        child.awaitReady(LONG);

        assertThat(child.handle().isAlive()).isTrue();
        child.kill();
    }

    @Test
    void failsWithTheEndOfItsLogWhenItEndsBeforeItIsReady() {
        var child = start("echo the disk is full; exit 3");

        assertThatThrownBy(() -> child.awaitReady(LONG))
                .isInstanceOf(ProcessFailure.class)
                .hasMessageContaining("child ended with status 3 before it was ready")
                .hasMessageContaining("the disk is full");
    }

    @Test
    void failsWhenItIsNotReadyInTime() {
        var child = start("exec sleep 600");

        assertThatThrownBy(() -> child.awaitReady(SHORT)).hasMessageContaining("not ready within");
        child.kill();
    }

    @Test
    void tellsThatItEndedThoughNobodyWantedIt() throws Exception {
        var child = start("echo ready; echo out of memory; exit 7");

        var failure = child.unwantedEnd().get(20, TimeUnit.SECONDS);

        assertThat(failure).hasMessageContaining("status 7").hasMessageContaining("out of memory");
    }

    @Test
    void isKilledWhenItDoesNotEndOnRequest() {
        var child = start("trap '' TERM; echo ready; while :; do sleep 1; done");
        child.awaitReady(LONG);

        child.stop(SHORT);

        assertThat(child.handle().isAlive()).isFalse();
        assertThat(child.unwantedEnd()).isNotCompleted();
    }

    @Test
    void seesOnlyTheEnvironmentItIsGiven() {
        var child = start("test -z \"$HOME\" && test \"$PORT\" = 1 && echo ready; exec sleep 600");

        child.awaitReady(LONG);

        child.kill();
    }

    private ChildProcess start(String script) {
        var environment = Map.of("PATH", System.getenv("PATH"), "PORT", "1");
        var command = List.of("/bin/sh", "-c", script);
        var spec = new ProcessSpec("child", command, environment, 1, new Readiness.Says("ready"));
        return ChildProcess.start(spec, LogFile.begin(logs, "child"));
    }
}
