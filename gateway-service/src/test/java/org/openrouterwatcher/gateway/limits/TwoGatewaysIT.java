package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.TestKafka;

/** What scripts see of one limit at two gateways. */
class TwoGatewaysIT {

    private static final int LIMIT = 100;

    private static List<RunningGateway> gateways;

    @BeforeAll
    static void start() {
        gateways = IntStream.range(0, 2)
                .mapToObj(_ -> RunningGateway.on(TestKafka.bootstrapServers()).ready())
                .toList();
        await("gateways know of each other")
                .atMost(Duration.ofSeconds(60))
                .until(() -> gateways.stream()
                        .map(it -> it.bean(SharedQuota.class).peers())
                        .allMatch(it -> it.trusted() && it.others().size() == 1));
    }

    @AfterAll
    static void stop() {
        gateways.forEach(RunningGateway::close);
    }

    @Test
    void letThroughTheLimitAndNotOneMoreAtTenTimesTheLimit() throws Exception {
        ApiToken token = knownToken();
        List<Callable<HttpResponse<String>>> calls = IntStream.range(0, 10 * LIMIT)
                .mapToObj(it -> (Callable<HttpResponse<String>>) () -> call(it, token))
                .toList();

        List<HttpResponse<String>> answers;
        try (var threads = Executors.newFixedThreadPool(64)) {
            answers = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
        assertThat(answers).filteredOn(it -> it.statusCode() == 200).hasSizeBetween(LIMIT, LIMIT + LIMIT / 100);
        assertThat(answers).filteredOn(it -> it.statusCode() == 429).allSatisfy(it -> {
            assertThat(it.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(3000L, 3601L);
            assertThat(it.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        });
    }

    @Test
    void aClientThatStopsWhenNothingIsLeftIsNeverRefused() {
        ApiToken token = knownToken();
        int calls = 0;
        int left = 1;

        while (left > 0) {
            HttpResponse<String> answer = call(calls++, token);
            assertThat(answer.statusCode()).isEqualTo(200);
            left = Integer.parseInt(
                    answer.headers().firstValue("X-RateLimit-Remaining").orElseThrow());
        }

        assertThat(calls).isBetween(LIMIT * 9 / 10, LIMIT);
    }

    private static HttpResponse<String> call(int number, ApiToken token) {
        return gateways.get(number % gateways.size()).get("/api/v1/keys", token.value());
    }

    private static ApiToken knownToken() {
        ApiToken token = TokenFeed.newToken();
        gateways.forEach(it -> it.bean(TokenView.class).apply(token.issued()));
        return token;
    }
}
