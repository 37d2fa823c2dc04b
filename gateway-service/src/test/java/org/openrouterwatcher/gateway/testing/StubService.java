package org.openrouterwatcher.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Stands for a service behind the gateway: remembers what it got, and answers as told; 200 and {@code {}} otherwise.
 */
public final class StubService implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final HttpServer server;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * A request as it arrived.
     *
     * @param headers names in lower case
     */
    public record Received(String method, String uri, Map<String, List<String>> headers, String body) {

        /** The only value of a header, or null. */
        public String header(String name) {
            List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            if (values.size() > 1) {
                throw new AssertionError(name + " arrived " + values.size() + " times");
            }
            return values.isEmpty() ? null : values.getFirst();
        }
    }

    private StubService(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public static StubService start() {
        return startAt(0);
    }

    public static StubService startAt(int port) {
        try {
            return new StubService(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers all requests to a path so from now on. */
    public void at(String path, HttpHandler handler) {
        answers.put(path, handler);
    }

    /** Answers all requests to a path with this JSON from now on. */
    public void answers(String path, int status, String json) {
        at(path, exchange -> answer(exchange, status, "application/json", json));
    }

    /** Takes requests to a path and says nothing until the stub is closed. */
    public void freezes(String path) {
        at(path, _ -> awaitClosing());
    }

    /** Requests to a path so far. */
    public List<Received> received(String path) {
        return received.stream()
                .filter(it -> it.uri().equals(path) || it.uri().startsWith(path + "?"))
                .toList();
    }

    /** All requests so far but the gateway's own. */
    public List<Received> forwarded() {
        return received.stream()
                .filter(it -> !it.uri().startsWith("/internal/"))
                .toList();
    }

    public Received onlyReceived(String path) {
        List<Received> all = received(path);
        if (all.size() != 1) {
            throw new AssertionError(path + " was called " + all.size() + " times");
        }
        return all.getFirst();
    }

    /** Begins anew: nothing received, no answers agreed. */
    public void reset() {
        received.clear();
        answers.clear();
    }

    public static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        boolean none = status == 204 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(it -> it.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
                new String(body, UTF_8)));
        answers.getOrDefault(exchange.getRequestURI().getPath(), it -> answer(it, 200, "application/json", "{}"))
                .handle(exchange);
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
