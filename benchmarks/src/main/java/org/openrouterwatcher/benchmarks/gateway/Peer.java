package org.openrouterwatcher.benchmarks.gateway;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.stage.Stage;

/**
 * A Spring Cloud Gateway in a process of its own, with the JVM optimising and as much heap as ours has; what its kind
 * does not need is left off its class path.
 */
final class Peer implements AutoCloseable {

    private static final String MAIN = "org.openrouterwatcher.peers.SpringCloudGateway";
    private static final Path MODULE = Path.of(System.getProperty("watcher.home", ""), "benchmark-peers", "target");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;

    /** Which one of them. */
    enum Kind {
        WEBFLUX_ASKING(
                "Spring Cloud Gateway WebFlux, introspection",
                "webflux,introspection",
                jar -> !jar.matches(".*(webmvc|servlet|tomcat|starter-web-).*")),
        WEBFLUX(
                "Spring Cloud Gateway WebFlux, bare",
                "webflux",
                jar -> !jar.matches(".*(webmvc|servlet|tomcat|starter-web-|security|oauth2|nimbus).*")),
        WEBMVC(
                "Spring Cloud Gateway WebMVC, bare",
                "webmvc",
                jar -> !jar.matches(".*(webflux|reactor|netty|security|oauth2|nimbus).*"));

        private final String words;
        private final String profiles;
        private final Predicate<String> needs;

        Kind(String words, String profiles, Predicate<String> needs) {
            this.words = words;
            this.profiles = profiles;
            this.needs = needs;
        }
    }

    private final Kind kind;
    private final Process process;
    private final int port;

    private Peer(Kind kind, Process process, int port) {
        this.kind = kind;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param folder gets its log
     * @param backend port of what it forwards to, which also answers its questions
     */
    static Peer start(Kind kind, Path folder, int backend) throws IOException, InterruptedException {
        int port = FreePort.find();
        var words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(kind),
                MAIN,
                "--spring.profiles.active=" + kind.profiles,
                "--server.port=" + port);
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(kind.name() + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "BACKEND", "http://127.0.0.1:" + backend,
                        "INTROSPECTION", "http://127.0.0.1:" + backend + "/introspect"));
        var peer = new Peer(kind, builder.start(), port);
        peer.awaitListening();
        return peer;
    }

    /** What is asked at this path. */
    Contender at(String path) {
        return new Contender(kind.words, URI.create("http://127.0.0.1:" + port + path));
    }

    private static String classPath(Kind kind) {
        try (var jars = Files.list(MODULE.resolve("lib"));
                var own = Files.list(MODULE)) {
            String libraries = jars.filter(
                            jar -> kind.needs.test(jar.getFileName().toString()))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
            return own.filter(jar -> jar.getFileName().toString().matches("benchmark-peers-.*\\.jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator, "", File.pathSeparator + libraries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitListening() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                close();
                throw new Stage.Unusable("A peer did not start; KEEP=1 keeps the folder with its log.");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) POLL_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        Ending.of(process);
    }
}
