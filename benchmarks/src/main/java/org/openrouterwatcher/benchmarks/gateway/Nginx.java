package org.openrouterwatcher.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.openrouterwatcher.infrastructure.FreePort;

/**
 * An nginx that is the static back end, a bare proxy of it, and a proxy that asks before each request whether it may go
 * on. What it asks says yes at once, which no real one does.
 */
final class Nginx implements AutoCloseable {

    private static final int ANSWER_BYTES = 1024;

    private final Process process;
    private final int bare;
    private final int asking;

    private Nginx(Process process, int bare, int asking) {
        this.process = process;
        this.bare = bare;
        this.asking = asking;
    }

    /** Starts it in a folder, with the back end at this port. */
    static Nginx start(Path folder, int backend) throws IOException {
        int bare = FreePort.find();
        int asking = FreePort.find();
        Files.writeString(folder.resolve("answer.json"), answer());
        Path settings = Files.writeString(
                folder.resolve("nginx.conf"),
                settings(Map.of("user", user(), "backend", backend, "bare", bare, "asking", asking)));
        Process process = new ProcessBuilder(
                        Tool.find("nginx"), "-p", folder.toString(), "-c", settings.toString(), "-e", "error.log")
                .inheritIO()
                .start();
        return new Nginx(process, bare, asking);
    }

    URI bare() {
        return URI.create("http://127.0.0.1:" + bare);
    }

    URI asking() {
        return URI.create("http://127.0.0.1:" + asking);
    }

    /** Started by root it would give its rights away, and then could not read this folder. */
    private static String user() {
        return System.getProperty("user.name").equals("root") ? "user root;" : "";
    }

    private static String answer() {
        String filling = "x".repeat(ANSWER_BYTES - "{\"text\":\"\"}".length());
        return "{\"text\":\"" + filling + "\"}";
    }

    private static String settings(Map<String, Object> values) throws IOException {
        try (InputStream template = Nginx.class.getResourceAsStream("nginx.conf")) {
            String text = new String(Objects.requireNonNull(template).readAllBytes(), UTF_8);
            for (var value : values.entrySet()) {
                text = text.replace(
                        "{{" + value.getKey() + "}}", value.getValue().toString());
            }
            return text;
        }
    }

    @Override
    public void close() {
        Ending.of(process);
    }
}
