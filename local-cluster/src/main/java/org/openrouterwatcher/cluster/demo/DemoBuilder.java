package org.openrouterwatcher.cluster.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Does what a person would do first, through the public API: register, add keys, let them be synchronised, make a
 * token.
 */
final class DemoBuilder {

    private static final Duration FIGURES_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final HttpApi watcher;
    private final HttpApi simulator;

    DemoBuilder(HttpApi watcher, HttpApi simulator) {
        this.watcher = watcher;
        this.simulator = simulator;
    }

    /** Gives an API token of the account. */
    String build(DemoAccount account) {
        var asDemo = logIn(account);
        var keys = DemoKey.chosenFrom(simulator.get("/sim/keys").body(OK));
        var ids = keys.stream().flatMap(key -> register(key, asDemo).stream()).toList();
        ids.forEach(id -> asDemo.post("/api/keys/" + id + "/sync", Map.of()));
        awaitFigures(asDemo);
        return asDemo.post("/api/tokens", Map.of("name", "demo"))
                .body(CREATED)
                .get("token")
                .asString();
    }

    private HttpApi logIn(DemoAccount account) {
        var credentials = Map.of("email", account.email(), "password", account.password());
        var registration = watcher.post("/api/auth/register", credentials);
        if (registration.status() != CONFLICT) {
            registration.body(CREATED);
        }
        var session = watcher.post("/api/auth/login", credentials).body(OK);
        return watcher.as(session.get("access_token").asString());
    }

    /** The id it got; none when it was there already. */
    private static Optional<Long> register(DemoKey key, HttpApi asDemo) {
        var answer = asDemo.post("/api/keys", key.body());
        return answer.status() == CONFLICT
                ? Optional.empty()
                : Optional.of(answer.body(CREATED).get("id").asLong());
    }

    /** The first synchronisation takes a moment; a page that fills a little later is no failure. */
    private static void awaitFigures(HttpApi asDemo) {
        long deadline = System.nanoTime() + FIGURES_LIMIT.toNanos();
        while (asDemo.get("/api/stats/dashboard").body(OK).get("as_of").isNull() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
