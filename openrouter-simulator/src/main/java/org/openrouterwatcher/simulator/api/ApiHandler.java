package org.openrouterwatcher.simulator.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.simulator.faults.Faults;
import org.openrouterwatcher.simulator.http.Answer;
import org.openrouterwatcher.simulator.http.Exchanges;
import org.openrouterwatcher.simulator.world.KeyHistory;
import org.openrouterwatcher.simulator.world.World;

/** Takes a request to the published API: counts it, lets it meet its fault, checks the key, answers. */
public final class ApiHandler implements HttpHandler {

    /** The path under which it wants to be found. */
    public static final String ROOT = Paths.ROOT;

    private static final String BEARER = "Bearer ";

    private final World world;
    private final Clock clock;
    private final Faults faults;
    private final RequestLog log;
    private final Duration delay;
    private final FaultPlayer player;

    /** @param delay how long every answer takes at least */
    public ApiHandler(World world, Clock clock, Faults faults, RequestLog log, Duration delay) {
        this.world = world;
        this.clock = clock;
        this.faults = faults;
        this.log = log;
        this.delay = delay;
        this.player = new FaultPlayer(faults);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = Paths.find(exchange.getRequestURI().getPath());
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var caller = callerOf(authorization);
        var name = caller.map(history -> history.key().name()).orElse(null);
        var hash = caller.map(history -> history.key().hash()).orElse(null);
        try (var running = log.started(path.template(), name, hash, exchange.getRemoteAddress())) {
            Thread.sleep(delay);
            var fault = faults.next(name, path.template());
            if (fault.isPresent()) {
                player.play(fault.get(), exchange, () -> answer(exchange, path, authorization, caller), running);
            } else {
                var answer = answer(exchange, path, authorization, caller);
                running.close();
                Exchanges.send(exchange, answer);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private Answer answer(
            HttpExchange exchange, Paths.Path path, @Nullable String authorization, Optional<KeyHistory> caller) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return Refusals.of(405, "Method Not Allowed");
        }
        if (authorization == null) {
            return Refusals.of(401, "Missing Authentication header");
        }
        var now = clock.instant();
        return caller.filter(history -> history.worksAt(now))
                .map(history -> answer(exchange, path, history, now))
                .orElseGet(() -> Refusals.of(401, "User not found."));
    }

    private Answer answer(HttpExchange exchange, Paths.Path path, KeyHistory caller, Instant now) {
        var key = caller.key();
        if (!key.isManagement() && path.refusalOfInferenceKeys() != 0) {
            return Refusals.of(path.refusalOfInferenceKeys(), Refusals.MANAGEMENT_ONLY);
        }
        var query = Exchanges.query(exchange);
        return path.endpoint()
                .answer(new ApiRequest(caller, world.account(key.account()), path.variable(), query, now));
    }

    private Optional<KeyHistory> callerOf(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(BEARER)
                ? world.bySecret(authorization.substring(BEARER.length()))
                : Optional.empty();
    }
}
