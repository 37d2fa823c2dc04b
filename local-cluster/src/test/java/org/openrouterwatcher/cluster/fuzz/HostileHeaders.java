package org.openrouterwatcher.cluster.fuzz;

import java.util.List;

/** Lines of a request head that nobody means well with. */
final class HostileHeaders {

    static final List<String> CONTENT_TYPES = List.of(
            "garbage",
            "*/*",
            "application/*",
            "application/",
            "/json",
            "application/json; charset=no-such-charset",
            "application/json; charset=utf-16",
            "application/json; charset=\"",
            "application/json;;;=",
            "application/json, application/json",
            "application/vnd.api+json",
            "application/merge-patch+json",
            "application/cbor",
            "application/xml",
            "text/plain",
            "text/json; q=0",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=no-such-charset",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "x".repeat(2000));

    static final List<String> ACCEPTS = List.of(
            "garbage",
            "text/html",
            "image/*;q=0.1",
            "application/xml",
            "application/json;q=0",
            "text/event-stream",
            "application/problem+xml",
            ",",
            ";q=",
            "*/*;q=2",
            "a/b,".repeat(500));

    /** Also some that no server can take for HTTP. */
    static final List<String> LINES = List.of(
            "Expect: 100-continue",
            "Expect: a-miracle",
            "Range: bytes=0-1",
            "If-None-Match: *",
            "If-Match: \"a\"",
            "If-Modified-Since: yesterday",
            "Content-Encoding: gzip",
            "Content-Language: \u00ff",
            "Accept-Encoding: br;q=x, identity;q=0, *;q=0",
            "Accept-Language: x-" + "a".repeat(500),
            "Accept-Charset: no-such-charset",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABk",
            "Connection: close, Authorization, Watcher-Caller",
            "Cookie: watcher-refresh=x; watcher-refresh=y; \u0001",
            "Cookie: " + "a=b; ".repeat(800),
            "Traceparent: 00-zz-zz-zz",
            "X-Request-Id: a\u0000b",
            "X-Request-Id: %0d%0a" + HostileValues.FORGED_LINE,
            "X-Request-Id: \u0085" + HostileValues.FORGED_LINE,
            "User-Agent: " + HostileValues.ESCAPE + "[2J",
            "User-Agent: ${jndi:ldap://127.0.0.1:1/a}",
            "Referer: http://127.0.0.1:1/",
            "X-Forwarded-For: ' OR 1=1 --, ::::, 999.999.999.999",
            "X-Forwarded-Host: 127.0.0.1:1",
            "X-Forwarded-Proto: javascript",
            "X-HTTP-Method-Override: DELETE",
            "X-Original-URL: /internal/jwks",
            "Forwarded: for=\"[\";host=127.0.0.1:1",
            "Watcher-Caller: eyJhbGciOiJub25lIn0.e30.",
            "Watcher-Client-Address: 127.0.0.1",
            "Origin: null",
            "TE: trailers",
            "Trailer: Authorization",
            "Max-Forwards: 0",
            "Content-Length : 0",
            "No-Colon",
            " folded: a",
            "X-\u0001: a",
            "X-A: a\u0000b",
            "X-A: a\rX-B: c",
            ": a",
            "Host: another",
            "X-Long: " + "x".repeat(4000),
            "X-Long: " + "x".repeat(12_000),
            "X-Long: " + "x".repeat(17_000));

    private HostileHeaders() {}
}
