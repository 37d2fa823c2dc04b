package org.openrouterwatcher.gateway.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.testing.RawHttp;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.testing.TestKafka;

/** Requests on which two servers may disagree where they end (RFC 9112, section 11.2). */
class HostileConnectionsIT {

    private static final String SMUGGLED = "GET /api/keys HTTP/1.1\r\nHost: a\r\n\r\n";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.on(TestKafka.bootstrapServers(), "watcher.limits.per-address-minute=1000")
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguousRequests")
    void areRefusedAndTheConnectionIsClosed(String name, String request) {
        RawHttp.Answer answer = RawHttp.send(gateway.port(), request);

        assertThat(answer.closed()).as(answer.text()).isTrue();
        assertThat(answer.text().split("HTTP/1\\.1 ", -1))
                .as("one answer: %s", answer.text())
                .hasSize(2);
        assertThat(answer.status()).as(answer.text()).isIn(400, 501, 505);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).hasSizeGreaterThan(10);
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(gateway.services().forwarded()).isEmpty();
    }

    static Stream<Arguments> ambiguousRequests() {
        return Stream.of(
                with(
                        "Content-Length and Transfer-Encoding",
                        "Content-Length: 4\r\nTransfer-Encoding: chunked",
                        "0\r\n\r\n"),
                with(
                        "Transfer-Encoding and Content-Length",
                        "Transfer-Encoding: chunked\r\nContent-Length: 4",
                        "0\r\n\r\n"),
                with("two Content-Lengths", "Content-Length: 0\r\nContent-Length: 44", ""),
                with("a list of Content-Lengths", "Content-Length: 0, 44", ""),
                with("negative Content-Length", "Content-Length: -1", ""),
                with("signed Content-Length", "Content-Length: +4", "abcd"),
                with("hexadecimal Content-Length", "Content-Length: 0x4", "abcd"),
                with("endless Content-Length", "Content-Length: 99999999999999999999", ""),
                with("Content-Length with a space inside", "Content-Length: 1 0", ""),
                with("Transfer-Encoding that is not chunked", "Transfer-Encoding: identity", ""),
                with("chunked not last", "Transfer-Encoding: chunked, identity", "0\r\n\r\n"),
                with("chunked twice", "Transfer-Encoding: chunked, chunked", "0\r\n\r\n"),
                with("an unknown encoding before chunked", "Transfer-Encoding: cow, chunked", "0\r\n\r\n"),
                with("Transfer-Encoding with a tab in its name", "Transfer-Encoding\t: chunked", "0\r\n\r\n"),
                with("space before the colon", "Transfer-Encoding : chunked", "0\r\n\r\n"),
                with("vertical tab before chunked", "Transfer-Encoding: \u000bchunked", "0\r\n\r\n"),
                with("folded header line", "X-A: b\r\n Transfer-Encoding: chunked", ""),
                with("header line without a colon", "Transfer-Encoding chunked", ""),
                with("header name with a control character", "X-\u0001A: b", ""),
                with("header value with a null", "X-A: b\u0000c", ""),
                with("chunk size that is no number", "Transfer-Encoding: chunked", "xyz\r\nabc\r\n0\r\n\r\n"),
                with("two hosts", "Host: b", ""),
                raw("bare line feeds", "POST /api/auth/login HTTP/1.1\nHost: a\nContent-Length: 0\n\n"),
                raw("no host", "POST /api/auth/login HTTP/1.1\r\nContent-Length: 0\r\n\r\n"),
                raw("empty host", "POST /api/auth/login HTTP/1.1\r\nHost: \r\nContent-Length: 0\r\n\r\n"),
                raw("host and another authority", "GET http://b/api/tokens HTTP/1.1\r\nHost: a\r\n\r\n"),
                raw("leading control character", "\u0001GET /api/tokens HTTP/1.1\r\nHost: a\r\n\r\n"),
                raw("HTTP/0.9", "GET /api/tokens\r\n\r\n"),
                raw("HTTP/3.0", "GET /api/tokens HTTP/3.0\r\nHost: a\r\n\r\n"),
                raw("user info", "GET http://user:password@a/api/tokens HTTP/1.1\r\nHost: a\r\n\r\n"),
                raw(
                        "Transfer-Encoding in HTTP/1.0",
                        "POST /api/auth/login HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                + SMUGGLED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requestsRefusedBeforeTheirEnd")
    void areAnsweredAlsoWhenTheClientTalksOn(String name, String request) {
        RawHttp.Answer answer = RawHttp.sendOnAfterTheAnswer(gateway.port(), request, "x".repeat(300_000));

        assertThat(answer.closed()).as(answer.text()).isTrue();
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).endsWith("}");
    }

    static Stream<Arguments> requestsRefusedBeforeTheirEnd() {
        String head = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n";
        return Stream.of(
                raw("header line without a colon", head + "Content-Length 300000\r\n\r\n"),
                raw("header name with a control character", head + "X-\u0001A: b\r\nContent-Length: 300000\r\n\r\n"),
                raw("chunk size that is no number", head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"),
                raw(
                        "chunk of nothing but nulls, all at once",
                        head + "Transfer-Encoding: chunked\r\n\r\n" + "\u0000".repeat(300_000)),
                raw(
                        "second chunk size that is no number",
                        head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\nxyz\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tokens%2f..%2f", "/api/tokens/;a=b", "/api/%u0041", "/docs%2f", "/api//tokens"})
    void withAnUnclearPathAreAnsweredAlsoWhenTheClientTalksOn(String path) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n";
        String next = "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

        RawHttp.Answer answer = RawHttp.sendOnAfterTheAnswer(gateway.port(), head, "x".repeat(300_000) + next);

        assertThat(answer.status()).as(answer.text()).isBetween(400, 404);
        assertThat(answer.text()).contains("HTTP/1.1 200");
        assertThat(gateway.services().forwarded()).isEmpty();
    }

    @Test
    void areNotListenedToForEver() throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /api/tokens HTTP/1.1\r\nHost a\r\n\r\n".getBytes(ISO_8859_1));

            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 400");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThatThrownBy(() -> out.write('x')).isInstanceOf(IOException.class));
        }
    }

    @Test
    void doNotHideASecondRequestInAGoodOne() {
        String first = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: " + SMUGGLED.length() + "\r\n\r\n";
        String second = "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

        RawHttp.Answer answer = RawHttp.send(gateway.port(), first + SMUGGLED + second);

        assertThat(answer.text().split("HTTP/1\\.1 200", -1)).hasSize(3);
        assertThat(gateway.services().forwarded()).singleElement().satisfies(it -> {
            assertThat(it.uri()).isEqualTo("/api/auth/login");
            assertThat(it.body()).isEqualTo(SMUGGLED);
        });
    }

    private static Arguments with(String name, String headers, String body) {
        return raw(name, "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n" + body + SMUGGLED);
    }

    private static Arguments raw(String name, String request) {
        return Arguments.of(name, request);
    }
}
