package org.openrouterwatcher.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openrouterwatcher.gateway.testing.RawHttp;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.testing.TestKafka;

/**
 * Requests in which a second one is hidden, in more ways than {@link HostileConnectionsIT} has. Whether they are
 * refused or not: no service sees what is hidden, and the connections to the services stay in step.
 */
class SmugglingIT {

    private static final String HIDDEN =
            "GET /api/keys HTTP/1.1\r\nHost: a\r\nConnection: close\r\nWatcher-Caller: forged\r\n\r\n";
    private static final String LOGIN = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n";
    private static final String CHUNKED = LOGIN + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String GOOD = LOGIN + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";

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
    @MethodSource("framing")
    @MethodSource("chunks")
    @MethodSource("requestLines")
    @MethodSource("hops")
    void doesNotReachAService(String name, String request) {
        RawHttp.Answer answer = RawHttp.send(gateway.port(), request);

        assertThat(answer.text()).as("an answer").startsWith("HTTP/1.1 ");
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).as(answer.text()).isEqualTo("application/problem+json");
        }
        assertThat(gateway.services().forwarded())
                .as(answer.text())
                .hasSizeLessThan(2)
                .allSatisfy(it -> {
                    assertThat(it.uri()).isEqualTo("/api/auth/login");
                    assertThat(it.headers()).doesNotContainKey("watcher-caller");
                });
        gateway.forgetRequests();
        assertThat(RawHttp.send(gateway.port(), GOOD).status()).isEqualTo(200);
        assertThat(gateway.services().forwarded())
                .singleElement()
                .satisfies(it -> assertThat(it.body()).isEqualTo("{}"));
    }

    static Stream<Arguments> framing() {
        return Stream.of(
                with("chunked in quotes", "Transfer-Encoding: \"chunked\""),
                with("chunked with a parameter", "Transfer-Encoding: chunked;q=1"),
                with("chunked and an empty coding", "Transfer-Encoding: chunked,"),
                with("an empty coding and chunked", "Transfer-Encoding: ,chunked"),
                with("something like chunked", "Transfer-Encoding: xchunked"),
                with("chunked with a null", "Transfer-Encoding: chunked\u0000"),
                with("chunked with a tab inside", "Transfer-Encoding: chun\tked"),
                with("no coding", "Transfer-Encoding:"),
                with("two Transfer-Encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"),
                with("an underscore", "Transfer_Encoding: chunked\r\nContent-Length: 5"),
                with("a line feed before the value", "Transfer-Encoding:\n chunked\r\nContent-Length: 5"),
                with("a header after a bare line feed", "X-A: b\nTransfer-Encoding: chunked\r\nContent-Length: 5"),
                with(
                        "a header after a bare carriage return",
                        "X-A: b\rTransfer-Encoding: chunked\r\nContent-Length: 5"),
                with("Content-Length with a point", "Content-Length: 5.0"),
                with("Content-Length with an exponent", "Content-Length: 5e0"),
                with("Content-Length with a semicolon", "Content-Length: 5;"),
                with("Content-Length with a vertical tab", "Content-Length: \u000b5"),
                with("an empty Content-Length", "Content-Length:"),
                with("the same Content-Length twice", "Content-Length: 5\r\nContent-Length: 5"),
                with("the same Content-Length as a list", "Content-Length: 5, 5"),
                raw(
                        "a folded first line",
                        LOGIN.replace("Host", " X-A: b\r\nHost") + "Content-Length: 5\r\n\r\n" + HIDDEN));
    }

    static Stream<Arguments> chunks() {
        return Stream.of(
                chunk("a size with a sign", "+5\r\nabcde\r\n0\r\n\r\n"),
                chunk("a negative size", "-5\r\nabcde\r\n0\r\n\r\n"),
                chunk("a size with a prefix", "0x5\r\nabcde\r\n0\r\n\r\n"),
                chunk("a size with a space", "5 \r\nabcde\r\n0\r\n\r\n"),
                chunk("a size that overflows", "10000000000000005\r\nabcde\r\n0\r\n\r\n"),
                chunk("a size that overflows half", "FFFFFFFF00000005\r\nabcde\r\n0\r\n\r\n"),
                chunk("no size", "\r\nabcde\r\n0\r\n\r\n"),
                chunk("a line feed after the size", "5\nabcde\r\n0\r\n\r\n"),
                chunk("a line feed in an extension", "5;a\nb\r\nabcde\r\n0\r\n\r\n"),
                chunk("a carriage return in an extension", "5;a\rb\r\nabcde\r\n0\r\n\r\n"),
                chunk("an extension without end", "5;" + "a".repeat(30_000) + "\r\nabcde\r\n0\r\n\r\n"),
                chunk("data longer than its size", "3\r\nabcde\r\n0\r\n\r\n"),
                chunk("data that ends in a line feed", "5\r\nabcde\n0\r\n\r\n"),
                chunk("data without an end", "5\r\nabcde0\r\n\r\n"),
                chunk("a last chunk that ends in line feeds", "0\n\n"),
                chunk("a trailer that changes the length", "0\r\nContent-Length: 100\r\n\r\n"),
                chunk("a trailer that says who is calling", "0\r\nWatcher-Caller: forged\r\n\r\n"));
    }

    static Stream<Arguments> requestLines() {
        return Stream.of(
                line("two spaces", "POST  /api/auth/login HTTP/1.1"),
                line("tabs", "POST\t/api/auth/login\tHTTP/1.1"),
                line("more than a version", "POST /api/auth/login HTTP/1.1 x"),
                line("a small version", "POST /api/auth/login http/1.1"),
                line("a version with zeros", "POST /api/auth/login HTTP/01.1"),
                line("a long version", "POST /api/auth/login HTTP/1.10"),
                line("a space before the method", " POST /api/auth/login HTTP/1.1"),
                line("a null before the method", "\u0000POST /api/auth/login HTTP/1.1"),
                line("empty lines before the method", "\r\n\r\nPOST /api/auth/login HTTP/1.1"),
                line(
                        "a request line in the path",
                        "POST /api/auth/login%20HTTP/1.1%0d%0aHost:%20a%0d%0a%0d%0a HTTP/1.1"),
                line("a fragment", "POST /api/auth/login#/api/keys HTTP/1.1"),
                line("another host in the path", "POST //b/api/auth/login HTTP/1.1"),
                raw("a preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + HIDDEN),
                raw("a tunnel", "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n" + HIDDEN),
                raw("a host with a path", GOOD.replace("Host: a", "Host: a/api/keys") + HIDDEN),
                raw("a host with a space", GOOD.replace("Host: a", "Host: a b") + HIDDEN),
                raw("a list of hosts", GOOD.replace("Host: a", "Host: a, b") + HIDDEN),
                raw("a host with user info", GOOD.replace("Host: a", "Host: b@a") + HIDDEN));
    }

    static Stream<Arguments> hops() {
        return Stream.of(
                with("a length for this hop only", "Connection: Content-Length\r\nContent-Length: 5"),
                with("a coding for this hop only", "Connection: Transfer-Encoding\r\nContent-Length: 5"),
                with(
                        "a switch to HTTP/2",
                        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\nContent-Length: 5"),
                with("a switch to a socket", "Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 5"),
                with("a body after our word", "Expect: 100-continue\r\nContent-Length: 5"),
                with("a miracle", "Expect: a-miracle\r\nContent-Length: 5"),
                raw(
                        "a body of a read",
                        "GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN),
                raw(
                        "a body of a HEAD",
                        "HEAD /health HTTP/1.1\r\nHost: a\r\nContent-Length: " + HIDDEN.length() + "\r\n\r\n"
                                + HIDDEN));
    }

    private static Arguments with(String name, String headers) {
        return raw(name, LOGIN + headers + "\r\n\r\nabcde" + HIDDEN);
    }

    private static Arguments chunk(String name, String body) {
        return raw(name, CHUNKED + body + HIDDEN);
    }

    private static Arguments line(String name, String line) {
        return raw(name, line + "\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde" + HIDDEN);
    }

    private static Arguments raw(String name, String request) {
        return Arguments.of(name, request);
    }
}
