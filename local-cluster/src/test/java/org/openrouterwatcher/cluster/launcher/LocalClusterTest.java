package org.openrouterwatcher.cluster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.infrastructure.FreePort;

/** What goes wrong before anything is started: a sentence, a status, and nothing left behind. */
class LocalClusterTest {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void chooseFolderAndPort() {
        environment.put("WATCHER_DATA_DIR", folder.resolve("data").toString());
        environment.put("WATCHER_PORT", String.valueOf(FreePort.find()));
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("WATCHER_PORT", String.valueOf(taken.getLocalPort()));

            assertThat(run("up")).isEqualTo(FAILED);
            assertThat(err.toString())
                    .startsWith("Port " + taken.getLocalPort() + " is taken;")
                    .hasLineCount(1);
        }
    }

    @Test
    void refusesADataFolderInUse() {
        try (var _ = DataFolder.open(folder.resolve("data"))) {
            assertThat(run("up")).isEqualTo(FAILED);
            assertThat(err.toString()).contains("in use").hasLineCount(1);
        }
    }

    @Test
    void refusesADataFolderThatCannotBeMade() throws IOException {
        Files.writeString(folder.resolve("data"), "a file");

        assertThat(run("up")).isEqualTo(FAILED);
        assertThat(err.toString()).contains("cannot be used").hasLineCount(1);
    }

    @Test
    void showsHowItIsUsedWhenItIsMisused() {
        assertThat(run("bench")).isEqualTo(MISUSED);
        assertThat(err.toString()).contains("usage: ./watcher up");
    }

    @Test
    void findsNothingToShowOrToEndWhereNothingRuns() {
        assertThat(run("status")).isEqualTo(FAILED);
        assertThat(run("down")).isZero();
        assertThat(out.toString()).isEqualTo("Nothing is running.%n".formatted().repeat(2));
    }

    @Test
    void findsNoAuditTrailWhereNothingIsStored() {
        assertThat(run("verify-audit")).isEqualTo(FAILED);
        assertThat(err.toString()).startsWith("There is nothing to check").hasLineCount(1);
    }

    private int run(String word) {
        var nowhere = new Installation(folder.resolve("nowhere"));
        return new LocalCluster(environment, nowhere, new PrintStream(out), new PrintStream(err)).run(List.of(word));
    }
}
