package org.openrouterwatcher.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@RunningTokenService
class ManagementIT {

    @Autowired
    Gateway gateway;

    @Value("${local.management.port}")
    int port;

    @Test
    void saysOnItsOwnPortThatTheServiceIsReady() {
        Awaitility.await().untilAsserted(() -> {
            assertThat(get("/actuator/health/readiness").body()).contains("\"status\":\"UP\"");
            assertThat(get("/actuator/health/liveness").body()).contains("\"status\":\"UP\"");
        });
    }

    @Test
    void countsForPrometheus() throws Exception {
        assertThat(get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void saysNothingOfItselfWhereTheGatewayCalls() {
        gateway.get("/actuator/health").send().isProblem(401);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
