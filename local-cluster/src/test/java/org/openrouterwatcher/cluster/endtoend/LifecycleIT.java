package org.openrouterwatcher.cluster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.cluster.contract.Gateway;
import org.openrouterwatcher.infrastructure.FreePort;

/** How {@code ./watcher} begins and, whatever ends it, ends. */
class LifecycleIT {

    private static final long TWO_GIBIBYTES_IN_KILOBYTES = 2L * 1024 * 1024;

    @TempDir
    Path folder;

    private WatcherScript watcher;
    private Gateway gateway;

    @BeforeEach
    void chooseFolderAndPort() {
        int port = FreePort.find();
        watcher = new WatcherScript(folder.resolve("data"), port);
        gateway = new Gateway(URI.create("http://localhost:" + port));
    }

    @AfterEach
    void endWhatIsLeft() {
        watcher.runToItsEnd("down");
    }

    @Test
    void showsTheSameAccountItsFiguresAndIntactAuditTrailsOverARestart() {
        watcher.up().awaitWords("Ctrl-C");
        var token = watcher.demoToken();
        var before = stats(token);
        var trailsOfARunningSystem = watcher.runToItsEnd("verify-audit").text();
        watcher.runToItsEnd("down");
        var trailsOfAStoppedSystem = watcher.runToItsEnd("verify-audit").text();

        var banner = watcher.up().awaitWords("Ctrl-C").text();

        assertThat(banner).contains("curl").contains(token);
        assertThat(requests(before)).isPositive();
        assertThat(requests(stats(token))).isGreaterThanOrEqualTo(requests(before));
        assertThat(trailsOfARunningSystem)
                .containsPattern("token-service: [1-9].*: intact")
                .containsPattern("usage-service: .*intact");
        assertThat(trailsOfAStoppedSystem)
                .containsPattern("token-service: [1-9].*: intact")
                .doesNotContain("not chained yet");
    }

    @Test
    void staysWithinTwoGibibytesAndEndsWithoutARestWhenInterrupted() throws IOException {
        var up = watcher.up().awaitWords("Ctrl-C");
        var everyProcess = watcher.everyProcess();

        assertThat(watcher.runToItsEnd("status").text())
                .contains("gateway-service")
                .doesNotContain("gone");
        assertThat(residentKilobytes(everyProcess)).isLessThan(TWO_GIBIBYTES_IN_KILOBYTES);
        interrupt(up.process());

        up.awaitEnd();
        assertThat(everyProcess).noneMatch(ProcessHandle::isAlive);
        assertThat(watcher.runToItsEnd("status").text()).contains("Nothing is running.");
    }

    @Test
    void leavesNothingBehindWhenTheLauncherIsKilled() {
        watcher.up().awaitWords("Ctrl-C");
        var everyProcess = watcher.everyProcess();

        watcher.launcher().destroyForcibly();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(everyProcess).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void endsWithTheReasonWhenAPartDies() {
        var up = watcher.up().awaitWords("Ctrl-C");
        var everyProcess = watcher.everyProcess();

        watcher.process("usage-service").destroyForcibly();

        assertThat(up.awaitEnd()).isEqualTo(1);
        assertThat(up.text()).contains("usage-service ended unexpectedly").contains("usage-service.log");
        assertThat(everyProcess).noneMatch(ProcessHandle::isAlive);
    }

    private Gateway.Answer stats(String token) {
        return gateway.as(token).get("/api/v1/stats");
    }

    private static long requests(Gateway.Answer stats) {
        assertThat(stats.status()).as(stats.text()).isEqualTo(200);
        return stats.json().at("/summary/total_requests").asLong();
    }

    private static void interrupt(Process process) throws IOException {
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start();
    }

    /** With their descendants: PostgreSQL has a process for every connection. */
    private static long residentKilobytes(List<ProcessHandle> processes) throws IOException {
        var pids = processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> String.valueOf(process.pid()))
                .distinct()
                .collect(Collectors.joining(","));
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pids).start();
        try (var lines = ps.inputReader().lines()) {
            return lines.mapToLong(line -> Long.parseLong(line.strip())).sum();
        }
    }
}
