package org.openrouterwatcher.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrouterwatcher.gateway.testing.AccessTokens;
import org.openrouterwatcher.gateway.testing.StubService;
import org.openrouterwatcher.web.caller.CallerTokenSigner;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class TokenServiceClientTest {

    private static final String CHANGES = "/internal/feed/changes";
    private static final String ANSWER = "{\"changes\":[],\"cursor\":%d,\"complete\":true}";

    private final StubService first = StubService.start();
    private final StubService second = StubService.start();
    private final TokenServiceClient client = client();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void asksTheNextInstanceWhenOneDoesNotAnswerInTimeAndStaysWithThatOne() {
        first.freezes(CHANGES);
        second.answers(CHANGES, 200, ANSWER.formatted(7));

        assertThat(client.changes("gateway-1", 5, 3).cursor()).isEqualTo(7);
        client.changes("gateway-1", 7, 4);

        assertThat(first.received(CHANGES)).hasSize(1);
        assertThat(second.received(CHANGES))
                .extracting(StubService.Received::body)
                .containsExactly(
                        "{\"gateway\":\"gateway-1\",\"cursor\":5,\"beat\":3}",
                        "{\"gateway\":\"gateway-1\",\"cursor\":7,\"beat\":4}");
    }

    @Test
    void asksAlsoAnInstanceThatIsLeftAloneForOtherQuestions() {
        first.answers("/internal/introspect", 503, "{}");
        second.answers("/internal/introspect", 503, "{}");
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(UpstreamUnavailableException.class).isThrownBy(() -> client.introspect("00"));
        }
        assertThat(first.received("/internal/introspect")).hasSizeLessThan(10);
        first.answers(CHANGES, 200, ANSWER.formatted(1));

        assertThat(client.changes("gateway-1", 0, 0).complete()).isTrue();
    }

    @Test
    void asksAnotherInstanceAboutATokenWhenOneDoesNotAnswer() {
        first.answers("/internal/introspect", 503, "{}");
        second.answers("/internal/introspect", 200, "{\"active\":false}");

        for (int i = 0; i < 10; i++) {
            assertThat(client.introspect("00").active()).isFalse();
        }

        assertThat(second.received("/internal/introspect")).hasSize(10);
    }

    @Test
    void leavesNobodyAloneBecauseItHadNoKeysYet() {
        first.answers("/internal/jwks", 503, "{}");
        second.answers("/internal/jwks", 503, "{}");

        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(UpstreamUnavailableException.class).isThrownBy(client::verificationKeys);
        }

        first.answers("/internal/introspect", 200, "{\"active\":false}");
        second.answers("/internal/introspect", 200, "{\"active\":false}");
        client.introspect("00");
        assertThat(first.received("/internal/jwks")).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{}",
                "200|{\"changes\":[],\"cursor\":1}",
                "200|{\"changes\":[],\"complete\":true}",
                "200|null",
                "200|{\"changes\":null,\"cursor\":1,\"complete\":true}",
                "200|{\"changes\":[null],\"cursor\":1,\"complete\":true}",
                "200|<html>",
                "401|{}",
                "500|{\"changes\":[],\"cursor\":1,\"complete\":true}",
                "302|{}"
            })
    void takesNothingForAnAnswerThatIsNone(int status, String body) {
        first.answers(CHANGES, status, body);
        second.answers(CHANGES, status, body);

        assertThatExceptionOfType(UpstreamUnavailableException.class)
                .isThrownBy(() -> client.changes("gateway-1", 0, 0));
        assertThat(first.received(CHANGES)).hasSize(1);
        assertThat(second.received(CHANGES)).hasSize(1);
    }

    private TokenServiceClient client() {
        var addresses = List.of(URI.create(first.url()), URI.create(second.url()));
        var breaker = new UpstreamProperties.Breaker(20, 5, 50, Duration.ofMinutes(1));
        var properties = new UpstreamProperties(
                addresses, addresses, addresses, breaker, Duration.ofSeconds(1), Duration.ofMillis(750), 50);
        var json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        return new TokenServiceClient(
                RestClient.builder()
                        .configureMessageConverters(it ->
                                it.registerDefaults().withJsonConverter(new JacksonJsonHttpMessageConverter(json))),
                new Instances(properties, CircuitBreakerRegistry.ofDefaults()),
                new CallerTokenSigner(new AccessTokens("any").keys().getPrivate(), Clock.systemUTC()),
                properties);
    }
}
