package org.openrouterwatcher.cluster.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;

/** What nobody should send is refused with the right status, and nothing is half done. */
class BadInputIT {

    private final Cluster cluster = Cluster.shared();
    private final Gateway gateway = cluster.gateway();
    private final Person alice = Person.signUp(gateway);

    @Test
    void anUnknownPathIs404AndAWrongMethod405() {
        assertProblem(gateway.get("/nothing/here"), 404);
        assertProblem(alice.api().get("/api/nothing"), 404);
        Answer wrong = alice.api().put("/api/tokens", "{}");
        assertProblem(wrong, 405);
        assertThat(wrong.header("Allow")).contains("GET", "POST");
    }

    @Test
    void theOpenPagesAreOpen() {
        assertThat(gateway.get("/health").status()).isEqualTo(200);
        assertThat(gateway.get("/").text()).contains("<html");
        assertThat(gateway.get("/docs").status()).isIn(200, 302);
        assertThat(gateway.get("/docs/openapi.yaml").text()).contains("openapi: 3.1");
    }

    @Test
    void aBodyOverTheLimitIs413AlsoWhenItsLengthIsNotSaid() {
        byte[] tooMuch = new byte[300 * 1024];

        assertProblem(alice.api().send("POST", "/api/tokens", BodyPublishers.ofByteArray(tooMuch)), 413);
        assertProblem(
                alice.api()
                        .send(
                                "POST",
                                "/api/tokens",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch))),
                413);
        assertThat(alice.api().get("/api/tokens").json()).isEmpty();
    }

    @Test
    void unreadableJsonIs422() {
        assertInvalid(alice.api().post("/api/tokens", "{\"name\": "), "body");
        assertInvalid(alice.api().post("/api/tokens", "[".repeat(5_000)), "body");
        assertInvalid(alice.api().post("/api/tokens", ""), "body");
    }

    @Test
    void anUnknownFieldIs422() {
        assertInvalid(alice.api().post("/api/tokens", "{\"name\": \"ci\", \"scope\": \"all\"}"), "scope");
    }

    @Test
    void aForgedJwtIs401() {
        String[] parts = alice.jwt().split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(ISO_8859_1));
        String admin = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new String(Base64.getUrlDecoder().decode(parts[1]), ISO_8859_1)
                        .replace("\"user\"", "\"admin\"")
                        .getBytes(ISO_8859_1));

        assertUnauthorized(gateway.as(none + "." + parts[1] + ".").get("/api/profile"));
        assertUnauthorized(gateway.as(parts[0] + "." + admin + "." + parts[2]).get("/api/profile"));
        assertUnauthorized(gateway.as(parts[0] + "." + parts[1] + ".AAAA").get("/api/profile"));
        assertUnauthorized(gateway.with("Authorization", "Basic " + alice.jwt()).get("/api/profile"));
    }

    /** RFC 6750, section 3.1: more than one way to send a credential, or one that ends up in logs, is a bad request. */
    @Test
    void aCredentialInTheQueryIs400() {
        assertProblem(gateway.get("/api/profile?access_token=" + alice.jwt()), 400);
    }

    @Test
    void anIdentityFromOutsideIsNotBelieved() {
        assertUnauthorized(gateway.with("Watcher-Caller", "eyJhbGciOiJub25lIn0.e30.")
                .with("X-User-Id", "1")
                .get("/api/profile"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../profile",
                "/api/%2e%2e/internal/jwks",
                "/..;/internal/jwks",
                "/api/tokens/..%2f..%2finternal/jwks",
                "//internal/jwks",
                "/internal/jwks",
                "/internal/introspect",
                "/actuator/health",
                "/actuator/env"
            })
    void aPathAroundTheDoorLeadsNowhere(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404) .*application/problem\\+json.*");
    }

    @Test
    void everyAnswerHasARequestIdAndKeepsAHarmlessOne() {
        assertThat(gateway.get("/health").header("X-Request-Id")).isNotBlank();
        assertThat(gateway.with("X-Request-Id", "build-42").get("/health").header("X-Request-Id"))
                .isEqualTo("build-42");
    }

    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(gateway.address().getHost(), gateway.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
