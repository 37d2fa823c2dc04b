package org.openrouterwatcher.web.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a web server, or Spring, would answer in another form or with a status that blames the wrong side. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OddRequestsTest {

    private static final AtomicInteger CREATED = new AtomicInteger();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Things things() {
            return new Things();
        }

        @Bean
        FilterRegistrationBean<OncePerRequestFilter> brokenFilter() {
            var registration = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request,
                        jakarta.servlet.http.HttpServletResponse response,
                        jakarta.servlet.FilterChain chain) {
                    throw new IllegalStateException("row 17 of table things is broken");
                }
            });
            registration.addUrlPatterns("/broken");
            return registration;
        }
    }

    @RestController
    static class Things {

        @PostMapping("/things")
        Map<String, Object> create(@RequestBody Map<String, Object> thing) {
            CREATED.incrementAndGet();
            return thing;
        }

        @PutMapping("/things")
        Map<String, Object> replace(@RequestBody Map<String, Object> thing) {
            return thing;
        }

        @GetMapping("/things")
        Map<String, Object> list(
                @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "") String of) {
            return Map.of("page", page, "of", of);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "application/json; charset=no-such-charset",
                "application/json; charset=\"",
                "application/json;;;=",
                "application/",
                "*/*",
                "application/*",
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=no-such-charset",
                "multipart/form-data",
                "multipart/form-data; boundary=x"
            })
    void ofAContentTypeThatIsNotJsonAreAnswered415(String type) {
        for (String method : new String[] {"POST", "PUT"}) {
            assertProblem(send(method, "/things", "Content-Type", type), 415);
            assertProblem(send(method, "/things?page=1", "Content-Type", type), 422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "*/*", "application/x-www-form-urlencoded"})
    void thatNeedNoBodyMaySayWhatTheyLikeOfIt(String type) {
        assertThat(send("GET", "/things?page=2", "Content-Type", type).body()).contains("\"page\":2");
        assertProblem(send("GET", "/nothing", "Content-Type", type), 404);
    }

    @Test
    void whoseBodyNobodyReadsToItsEndDoNotCostTheConnection() throws IOException {
        String head =
                "POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n";
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + "no JSON").getBytes(ISO_8859_1));
            String refused = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);

            socket.getOutputStream()
                    .write("x".repeat(200_000 - "no JSON".length()).getBytes(ISO_8859_1));
            socket.getOutputStream()
                    .write("GET /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));

            assertThat(refused).isEqualTo("HTTP/1.1 422");
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .contains("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=1", "garbage", "image/*", "application/json;q=0", ","})
    void ofWhomNothingIsGoodEnoughGetJsonBecauseItHasHappened(String accepted) {
        int before = CREATED.get();

        var answer = send("POST", "/things", "Accept", accepted, "Content-Type", "application/json");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(CREATED.get()).isEqualTo(before + 1);
        assertProblem(send("POST", "/nowhere", "Accept", accepted), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void ofThePageForErrorsFindNothing(String method) {
        assertProblem(send(method, "/error"), 404);
    }

    @Test
    void ofWhichAFilterFailsAreToldNothingInternal() {
        var answer = send("GET", "/broken?page=x", "Accept", "text/html");

        assertProblem(answer, 500);
        assertThat(answer.body()).doesNotContain("row 17").contains("\"instance\":\"/broken\"");
    }

    @Test
    void thatLookForANullCharacterAreAnswered422BecauseNoDatabaseHasOne() {
        assertProblem(send("GET", "/things?of=a%00b"), 422);
        assertThat(send("GET", "/things?of=ab").statusCode()).isEqualTo(200);
    }

    @Test
    void withTooLongHeadersAreAnswered431() {
        assertProblem(send("GET", "/things", "X-Long", "x".repeat(64 * 1024), "Accept", "text/html"), 431);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.body()).contains("\"detail\":\"");
    }

    private HttpResponse<String> send(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString("{\"a\": 1}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
