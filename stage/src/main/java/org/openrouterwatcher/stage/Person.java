package org.openrouterwatcher.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with an account, who uses the gateways as scripts do. Safe for many threads. */
public final class Person implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONG_TIMEOUT = Duration.ofMinutes(1); // for what is asked about upstream first
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String PASSWORD = "nine green kites above the harbour";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI home;
    private final String email;
    private volatile String jwt = "";
    private volatile long loggedInAt;

    private Person(URI home, String email) {
        this.home = home;
        this.email = email;
    }

    /** Opens an account at this gateway. The first one is the administrator's. */
    public static Person register(URI gateway, String email) throws IOException, InterruptedException {
        var person = new Person(gateway, email);
        demand(person.sendPatiently(person.post("/api/auth/register", person.credentials())), 201);
        person.logIn();
        return person;
    }

    /** An API token and who may revoke it. */
    public record Token(Person owner, long id, String value) {}

    /** Makes an API token. */
    public Token createToken(String name) throws IOException, InterruptedException {
        var made = demand(sendPatiently(signed(post("/api/tokens", Map.of("name", name)))), 201);
        return new Token(this, made.get("id").asLong(), made.get("token").asString());
    }

    /** Asks this gateway to revoke a token; the answer is not read further than its head. */
    public HttpResponse<String> revoke(URI gateway, long tokenId) throws IOException, InterruptedException {
        return send(signed(HttpRequest.newBuilder(gateway.resolve("/api/tokens/" + tokenId))
                .DELETE()));
    }

    /** Uses a token at this gateway and gives the status. */
    public int use(URI gateway, Token token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(gateway.resolve("/api/v1/keys"))
                        .header("Authorization", "Bearer " + token.value))
                .statusCode();
    }

    /** Takes an OpenRouter key under watch. */
    public void watchKey(String name, String key) throws IOException, InterruptedException {
        demand(send(signed(post("/api/keys", Map.of("name", name, "key", key))), LONG_TIMEOUT), 201);
    }

    /** Has a job run now, as only the administrator may; the id of its tick. */
    public String run(String job) throws IOException, InterruptedException {
        return demand(sendPatiently(signed(post("/api/schedules/" + job + "/run", Map.of()))), 202)
                .get("tick_id")
                .asString();
    }

    /** Reads something of one's own. */
    public JsonNode ask(String path) throws IOException, InterruptedException {
        return demand(sendPatiently(signed(HttpRequest.newBuilder(home.resolve(path)))), 200);
    }

    /** Reads a page that needs no credential, such as the state of a revocation. */
    public HttpResponse<String> read(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address));
    }

    /** Asks the gateway of this person with its session, and gives the answer whatever it is. */
    public HttpResponse<String> ask(String method, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        var request = signed(HttpRequest.newBuilder(home.resolve(path)))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return send(request);
    }

    /**
     * The same, where only one answer is good.
     *
     * @throws IllegalStateException with what was answered instead
     */
    public JsonNode demand(String method, String path, Map<String, ?> body, int status)
            throws IOException, InterruptedException {
        return demand(ask(method, path, body), status);
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request) throws IOException, InterruptedException {
        return request.header("Authorization", "Bearer " + jwt());
    }

    private String jwt() throws IOException, InterruptedException {
        if (System.nanoTime() - loggedInAt > Duration.ofMinutes(10).toNanos()) {
            logIn();
        }
        return jwt;
    }

    private synchronized void logIn() throws IOException, InterruptedException {
        jwt = demand(sendPatiently(post("/api/auth/login", credentials())), 200)
                .get("access_token")
                .asString();
        loggedInAt = System.nanoTime();
    }

    private Map<String, String> credentials() {
        return Map.of("email", email, "password", PASSWORD);
    }

    private HttpRequest.Builder post(String path, Map<String, String> body) {
        return HttpRequest.newBuilder(home.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /** Asks again for a while: what has just been started is slow at first, and it is not what is measured. */
    private HttpResponse<String> sendPatiently(HttpRequest.Builder request) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var answer = send(request);
        while (answer.statusCode() == 503 && System.nanoTime() - end < 0) {
            Thread.sleep(PAUSE);
            answer = send(request);
        }
        return answer;
    }

    /** Sends a request as it is; the answer whatever it is. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(request, TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Duration timeout)
            throws IOException, InterruptedException {
        return client.send(request.timeout(timeout).build(), BodyHandlers.ofString());
    }

    private static JsonNode demand(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
