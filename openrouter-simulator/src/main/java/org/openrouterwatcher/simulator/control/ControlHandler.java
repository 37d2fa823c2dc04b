package org.openrouterwatcher.simulator.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.simulator.api.RequestLog;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.simulator.faults.FaultRule;
import org.openrouterwatcher.simulator.faults.Faults;
import org.openrouterwatcher.simulator.http.Answer;
import org.openrouterwatcher.simulator.http.Exchanges;
import org.openrouterwatcher.simulator.http.Json;
import org.openrouterwatcher.simulator.world.KeyState;
import org.openrouterwatcher.simulator.world.SimulatedKey;
import org.openrouterwatcher.simulator.world.Spent;
import tools.jackson.core.JacksonException;

/** Answers {@code /sim/*}: for development only, without any authentication. */
public final class ControlHandler implements HttpHandler {

    /** The path under which it wants to be found. */
    public static final String ROOT = "/sim";

    private static final String NOTICE =
            "Development controls of the OpenRouter simulator. OpenRouter has nothing like them.";

    private final Controls controls;
    private final Faults faults;
    private final RequestLog log;

    public ControlHandler(Controls controls, Faults faults, RequestLog log) {
        this.controls = controls;
        this.faults = faults;
        this.log = log;
    }

    private record SpendBody(
            String key,
            @Nullable String model,
            @Nullable BigDecimal credits,
            @Nullable BigDecimal byok,
            @Nullable Long requests,
            @Nullable Long promptTokens,
            @Nullable Long completionTokens) {

        Spent spent() {
            return new Spent(
                    Optional.ofNullable(credits).orElse(BigDecimal.ZERO),
                    Optional.ofNullable(byok).orElse(BigDecimal.ZERO),
                    Optional.ofNullable(requests).orElse(1L),
                    Optional.ofNullable(promptTokens).orElse(1_000L),
                    Optional.ofNullable(completionTokens).orElse(100L),
                    0);
        }
    }

    private record StateBody(String key, @Nullable KeyState state) {}

    private record ClockBody(
            @Nullable Instant set, @Nullable Duration advance) {}

    private record RuleBody(
            @Nullable String key,
            @Nullable String path,
            @Nullable Integer times) {}

    private record DemoKey(
            String account, String name, SimulatedKey.Kind kind, String key, String hash, KeyState state) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try {
            Exchanges.send(exchange, answer(asked, exchange));
        } catch (JacksonException | IllegalArgumentException unusable) {
            Exchanges.send(exchange, refusal(400, unusable));
        } catch (NoSuchElementException unknown) {
            Exchanges.send(exchange, refusal(404, unknown));
        }
    }

    private Answer answer(String asked, HttpExchange exchange) throws IOException {
        return switch (asked) {
            case "GET /sim" -> help();
            case "GET /sim/keys" -> keys();
            case "POST /sim/keys" -> setState(read(exchange, StateBody.class));
            case "GET /sim/truth" ->
                Answer.ok(TruthView.of(controls.truth(Exchanges.query(exchange).get("account"))));
            case "POST /sim/spend" -> {
                var body = read(exchange, SpendBody.class);
                controls.spend(body.key, body.model, body.spent());
                yield done();
            }
            case "GET /sim/clock" -> done();
            case "POST /sim/clock" -> moveClock(read(exchange, ClockBody.class));
            case "GET /sim/faults" -> Answer.data(faults.inForce());
            case "POST /sim/faults" -> addFault(exchange);
            case "DELETE /sim/faults" -> {
                faults.clear();
                yield done();
            }
            case "GET /sim/requests" -> requests();
            case "DELETE /sim/requests" -> {
                log.clear();
                yield done();
            }
            default -> throw new NoSuchElementException("there is no " + asked + "; GET /sim lists what there is");
        };
    }

    private Answer keys() {
        var now = controls.now();
        return Answer.data(controls.world().accounts().stream()
                .flatMap(account -> account.histories().stream())
                .map(history -> {
                    var key = history.key();
                    return new DemoKey(
                            key.account(), key.name(), key.kind(), key.secret(), key.hash(), history.stateAt(now));
                })
                .toList());
    }

    private Answer setState(StateBody body) {
        if (body.state == null) {
            throw new IllegalArgumentException("state must be enabled, disabled or deleted");
        }
        controls.become(body.key, body.state);
        return done();
    }

    private Answer moveClock(ClockBody body) {
        if (body.set != null) {
            controls.setClock(body.set);
        } else if (body.advance != null) {
            controls.advance(body.advance);
        } else {
            throw new IllegalArgumentException("either set or advance must be given");
        }
        return done();
    }

    private Answer addFault(HttpExchange exchange) throws IOException {
        var body = Json.MAPPER.readTree(exchange.getRequestBody());
        var rule = Json.MAPPER.treeToValue(body, RuleBody.class);
        if (rule.key != null) {
            controls.world().byName(rule.key);
        }
        faults.add(new FaultRule(Json.MAPPER.treeToValue(body, Fault.class), rule.key, rule.path, rule.times));
        return done();
    }

    private Answer requests() {
        var answer = Answer.data(log.counts());
        answer.body()
                .put("total", log.total())
                .put("most_at_once", log.mostAtOnce())
                .put("connections", log.connections());
        return answer;
    }

    private static Answer help() {
        var body = Json.object().put("notice", NOTICE);
        body.putArray("controls")
                .add("GET /sim/keys")
                .add("POST /sim/keys {key, state: enabled|disabled|deleted}")
                .add("GET /sim/truth?account=")
                .add("POST /sim/spend {key, model?, credits?, byok?, requests?, prompt_tokens?, completion_tokens?}")
                .add("GET /sim/clock")
                .add("POST /sim/clock {set: instant} or {advance: ISO duration}")
                .add("GET /sim/faults")
                .add("POST /sim/faults {fault: status|hang|drip|drop|redirect|garbage|quirk, ..., key?, path?, times?}")
                .add("DELETE /sim/faults")
                .add("GET /sim/requests")
                .add("DELETE /sim/requests");
        return Answer.ok(body);
    }

    private Answer done() {
        return Answer.ok(
                Json.object().put("notice", NOTICE).put("now", controls.now().toString()));
    }

    private static Answer refusal(int status, Exception reason) {
        return new Answer(status, Json.object().put("notice", NOTICE).put("error", reason.getMessage()));
    }

    private static <T> T read(HttpExchange exchange, Class<T> type) throws IOException {
        return Json.MAPPER.readValue(exchange.getRequestBody(), type);
    }
}
