package org.openrouterwatcher.benchmarks.revocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A recording (JFR) of when one gateway began to refuse what was ended. It holds this event alone, so that it costs the
 * gateway nothing worth naming.
 */
final class Recording {

    private static final String EVENT = "org.openrouterwatcher.RevocationApplied";
    private static final String NAME = "revocations";

    private final long pid;

    private Recording(long pid) {
        this.pid = pid;
    }

    /** Begins to record a gateway. */
    static Recording of(ProcessHandle gateway) throws IOException, InterruptedException {
        var recording = new Recording(gateway.pid());
        recording.command("JFR.start", "name=" + NAME, "settings=none", "+" + EVENT + "#enabled=true");
        return recording;
    }

    /** Ends it; when the gateway began to refuse each subject, such as {@code token/7}. */
    Map<String, Instant> end() throws IOException, InterruptedException {
        Path file = Files.createTempFile("revocations", ".jfr");
        try {
            command("JFR.stop", "name=" + NAME, "filename=" + file);
            Map<String, Instant> applied = new HashMap<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                applied.putIfAbsent(event.getString("subject"), event.getStartTime());
            }
            return applied;
        } finally {
            Files.delete(file);
        }
    }

    private void command(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid)));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a gateway cannot be recorded: " + answer);
        }
    }
}
