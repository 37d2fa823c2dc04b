package org.openrouterwatcher.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.TestKafka;

/** A gateway with low limits and stubs behind it, and a client that knocks: what every test of who is let in needs. */
abstract class AtTheDoor {

    static RunningGateway gateway;

    /** Limits by address are counted per client, so each test comes from an address of its own. */
    private static int lastClient;

    final String client = "198.51.100." + ++lastClient;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.on(
                        TestKafka.bootstrapServers(),
                        "watcher.limits.trusted-proxies=127.0.0.0/8",
                        "watcher.limits.per-token-hour=5",
                        "watcher.limits.per-address-minute=4")
                .ready();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forgetRequests() {
        gateway.forgetRequests();
    }

    static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).contains("\"status\":" + status).contains("\"detail\":");
    }

    static ApiToken knownToken() {
        ApiToken token = TokenFeed.newToken();
        gateway.bean(TokenView.class).apply(token.issued());
        return token;
    }

    static String bearer() {
        return "Bearer " + gateway.jwt();
    }

    static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    HttpResponse<String> get(String path, String credential) {
        return call("GET", path, "Authorization", "Bearer " + credential);
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> call(String method, String path, String... headers) {
        var request = request(path).method(method, BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("X-Forwarded-For", client);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        return gateway.send(request);
    }
}
