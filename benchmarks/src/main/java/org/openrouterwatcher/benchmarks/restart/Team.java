package org.openrouterwatcher.benchmarks.restart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One administrator and her scripts, who read and write at all three services through the gateways. */
final class Team {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> CREDENTIALS =
            Map.of("email", "team@example.org", "password", "nine green kites above the harbour");

    private final Balancer balancer;
    private final String jwt;
    private final String apiToken;
    private final AtomicInteger names = new AtomicInteger();
    private final Queue<Long> revocable = new ConcurrentLinkedQueue<>();

    private Team(Balancer balancer, String jwt, String apiToken) {
        this.balancer = balancer;
        this.jwt = jwt;
        this.apiToken = apiToken;
    }

    static Team signUp(Balancer balancer) throws IOException, InterruptedException {
        demand(balancer.send(gateway -> post(gateway, "/api/auth/register", CREDENTIALS)), 201);
        String jwt = demand(balancer.send(gateway -> post(gateway, "/api/auth/login", CREDENTIALS)), 200)
                .get("access_token")
                .asString();
        var token = balancer.send(gateway -> as(jwt, post(gateway, "/api/tokens", Map.of("name", "script"))));
        return new Team(balancer, jwt, demand(token, 201).get("token").asString());
    }

    /** Does something and says how it went: a status, or 0 for no answer. */
    Done act(Random random) throws InterruptedException {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> call("script reads keys", 200, gateway -> as(apiToken, get(gateway, "/api/v1/keys")));
            case 3 -> call("script reads statistics", 200, gateway -> as(apiToken, get(gateway, "/api/v1/stats")));
            case 4 -> call("reads tokens", 200, gateway -> as(jwt, get(gateway, "/api/tokens")));
            case 5 -> call("reads schedules", 200, gateway -> as(jwt, get(gateway, "/api/schedules")));
            case 6 -> setSchedule();
            case 7 -> makeToken();
            case 8 -> revokeToken();
            default -> readProfile();
        };
    }

    private Done setSchedule() throws InterruptedException {
        return call(
                "sets a schedule",
                200,
                gateway -> as(
                        jwt,
                        HttpRequest.newBuilder(gateway.resolve("/api/schedules/usage-purge"))
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{\"enabled\": true}"))));
    }

    private Done readProfile() throws InterruptedException {
        return call("reads profile", 200, gateway -> as(jwt, get(gateway, "/api/profile")));
    }

    private Done makeToken() throws InterruptedException {
        var name = Map.of("name", "token-" + names.incrementAndGet());
        Done done = call("makes a token", 201, gateway -> as(jwt, post(gateway, "/api/tokens", name)));
        if (done.isGood()) {
            revocable.add(JSON.readTree(done.body()).get("id").asLong());
        }
        return done;
    }

    private Done revokeToken() throws InterruptedException {
        Long id = revocable.poll();
        return id == null
                ? readProfile()
                : call(
                        "revokes a token",
                        204,
                        gateway -> as(
                                jwt,
                                HttpRequest.newBuilder(gateway.resolve("/api/tokens/" + id))
                                        .DELETE()));
    }

    private Done call(String what, int wanted, Balancer.Call call) throws InterruptedException {
        try {
            var answer = balancer.send(call);
            return new Done(what, wanted, answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Done(what, wanted, 0, e.toString());
        }
    }

    private static HttpRequest.Builder get(URI gateway, String path) {
        return HttpRequest.newBuilder(gateway.resolve(path));
    }

    private static HttpRequest.Builder post(URI gateway, String path, Map<String, String> body) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private static HttpRequest.Builder as(String credential, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + credential);
    }

    private static JsonNode demand(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
