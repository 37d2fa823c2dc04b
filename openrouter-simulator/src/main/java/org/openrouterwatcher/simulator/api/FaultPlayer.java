package org.openrouterwatcher.simulator.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.simulator.faults.Fault.Garbage;
import org.openrouterwatcher.simulator.faults.Faults;
import org.openrouterwatcher.simulator.http.Answer;
import org.openrouterwatcher.simulator.http.Exchanges;

/** Answers as a fault wants it. */
final class FaultPlayer {

    private static final int HUGE_BYTES = 100 * 1024 * 1024;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final String HTML =
            "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Error 1015</body></html>";

    private final Faults faults;

    FaultPlayer(Faults faults) {
        this.faults = faults;
    }

    /**
     * @param ordinary the answer without the fault, made only where it is needed
     * @param running ended before the last byte of an answer that takes its time
     */
    void play(Fault fault, HttpExchange exchange, Supplier<Answer> ordinary, RequestLog.Running running)
            throws IOException, InterruptedException {
        switch (fault) {
            case Fault.Status refusal -> refuse(exchange, refusal);
            case Fault.Hang hang -> hang(exchange);
            case Fault.Drop drop -> exchange.close();
            case Fault.Drip drip -> drip(exchange, ordinary.get(), drip.pause(), running);
            case Fault.Redirect redirect -> redirect(exchange, redirect.location());
            case Fault.Garbage garbage -> garbage(exchange, garbage, ordinary);
            case Fault.Quirk quirk -> {
                var answer = ordinary.get();
                quirk.oddity().applyTo(answer.body());
                Exchanges.send(exchange, answer);
            }
        }
    }

    private static void refuse(HttpExchange exchange, Fault.Status refusal) throws IOException {
        if (refusal.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", refusal.retryAfter());
        }
        Exchanges.send(exchange, Refusals.published(refusal.status()));
    }

    private void hang(HttpExchange exchange) throws InterruptedException {
        try {
            faults.awaitClearing();
        } finally {
            exchange.close();
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        Exchanges.send(exchange, 302, "text/html", new byte[0]);
    }

    private static void drip(HttpExchange exchange, Answer answer, Duration pause, RequestLog.Running running)
            throws IOException, InterruptedException {
        var bytes = answer.bytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        var body = exchange.getResponseBody();
        for (var sent = 0; sent < bytes.length; sent++) {
            Thread.sleep(pause);
            if (sent == bytes.length - 1) {
                running.close();
            }
            body.write(bytes[sent]);
            body.flush();
        }
        exchange.close();
    }

    private static void garbage(HttpExchange exchange, Garbage garbage, Supplier<Answer> ordinary) throws IOException {
        var status = garbage.status();
        switch (garbage.kind()) {
            case HTML -> Exchanges.send(exchange, status, "text/html", HTML.getBytes(StandardCharsets.UTF_8));
            case EMPTY -> Exchanges.send(exchange, status, "application/json", new byte[0]);
            case TRUNCATED -> {
                var whole = ordinary.get().bytes();
                Exchanges.send(exchange, status, "application/json", Arrays.copyOf(whole, whole.length / 2));
            }
            case HUGE -> huge(exchange, status);
        }
    }

    private static void huge(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, 0);
        var body = exchange.getResponseBody();
        body.write("{\"data\":[{\"label\":\"".getBytes(StandardCharsets.UTF_8));
        var chunk = new byte[CHUNK_BYTES];
        Arrays.fill(chunk, (byte) 'x');
        for (var sent = 0; sent < HUGE_BYTES; sent += CHUNK_BYTES) {
            body.write(chunk);
        }
        exchange.close();
    }
}
