package org.openrouterwatcher.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.springframework.beans.factory.annotation.Value;

/** What a supervisor asks on the management port. */
@RunningSchedulerService
class ProbesIT {

    @Value("${local.management.port}")
    int port;

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + port + "/actuator/" + path);
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void isReadyWhenItListens() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(get("health/readiness").statusCode()).isEqualTo(200));
    }

    @Test
    void isAlive() throws Exception {
        assertThat(get("health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsHowLongTheOldestUnsentTickWaits() throws Exception {
        assertThat(get("prometheus").body()).contains("watcher_outbox_oldest_unsent_age");
    }
}
