package org.openrouterwatcher.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.testing.TestKafka;

class PagesIT {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.on(TestKafka.bootstrapServers()).ready();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/health", "/docs/openapi.yaml", "/icon.svg", "/nothing", "/api/tokens"})
    void tellBrowsersWhatTheyMayDo(String path) {
        var headers = gateway.get(path).headers();

        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("X-Request-Id")).hasSize(1);
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void loadNothingFromElsewhereAndHaveNoInlineCode(String path) {
        var page = gateway.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("text/html"));
        assertThat(page.body()).doesNotContain("<style", "style=", "onclick", "javascript:");
        List<String> references =
                REFERENCE.matcher(page.body()).results().map(it -> it.group(1)).toList();
        assertThat(references).isNotEmpty().allSatisfy(it -> {
            assertThat(it).startsWith("/");
            assertThat(gateway.get(it).statusCode()).as(it).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/sign-up", "/keys", "/keys/3", "/tokens", "/schedules", "/profile", "/?range=7d"})
    void areOneDocumentThatIsAskedForAgainEachTime(String path) {
        var document = gateway.get(path);

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body()).isEqualTo(gateway.get("/").body());
        assertThat(document.headers().firstValue("Cache-Control")).contains("no-cache");
        String tag = document.headers().firstValue("ETag").orElseThrow();
        assertThat(gateway.call("GET", path, it -> it.header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void letBrowsersKeepTheirFilesForEver() {
        var main = gateway.get(address("/js/main.js"));

        assertThat(main.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("max-age=31536000", "immutable"));
        assertThat(main.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("text/javascript"));
        assertThat(main.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void compressTheirFilesForWhoTakesThat() {
        String address = address("/vendor/uplot/uPlot.iife.min.js");

        var zipped = gateway.call("GET", address, it -> it.header("Accept-Encoding", "gzip, br"));
        var refused = gateway.call("GET", address, it -> it.header("Accept-Encoding", "gzip;q=0"));

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(refused.headers().firstValueAsLong("Content-Length").orElseThrow() / 2);
    }

    @Test
    void areNotKeptWhileAnotherVersionAsksForThem() {
        var main = gateway.get("/assets/0000000000000000/js/main.js");

        assertThat(main.statusCode()).isEqualTo(200);
        assertThat(main.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void haveNoOtherFiles() {
        assertThat(gateway.get(address("/nothing.js")).statusCode()).isEqualTo(404);
        assertThat(gateway.get("/keys/three").statusCode()).isEqualTo(404);
    }

    private static String address(String path) {
        var version =
                Pattern.compile("/assets/[0-9a-f]+").matcher(gateway.get("/").body());
        assertThat(version.find()).isTrue();
        return version.group() + path;
    }

    @Test
    void includeTheWholeApiReference() {
        var answer = gateway.get("/docs/openapi.yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("openapi: 3.1").contains("/api/v1/stats:");
    }

    @Test
    void sayThatTheGatewayIsUp() {
        var answer = gateway.get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"status\":\"up\",\"token_view\":\"(fresh|stale)\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void refuseAnotherMethodAsAProblem() {
        var answer = gateway.call("POST", "/health", it -> it);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Allow")).isPresent();
    }

    @Test
    void keepTheManagementEndpointsOnTheirOwnPort() {
        assertThat(gateway.get("/actuator/prometheus").statusCode()).isEqualTo(404);

        var metrics = gateway.management("/actuator/prometheus").body();
        assertThat(metrics).contains("watcher_gateway_requests_seconds_count", "watcher_gateway_view_tokens");
        assertThat(gateway.management("/actuator/health/readiness").body()).contains("\"UP\"");
        assertThat(gateway.management("/actuator/health/liveness").body()).contains("\"UP\"");
    }
}
