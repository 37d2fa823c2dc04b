package org.openrouterwatcher.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.testing.RawHttp;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.TestKafka;
import org.slf4j.LoggerFactory;

class AccessLogIT {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level level = root.getLevel();
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.on(TestKafka.bootstrapServers()).ready();
        log.list = new java.util.concurrent.CopyOnWriteArrayList<>();
        log.start();
        root.setLevel(Level.INFO);
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        root.setLevel(level);
        gateway.close();
    }

    @Test
    void hasOneLinePerRequestThatSaysWhoAndWhatButNoSecret() {
        ApiToken token = TokenFeed.newToken();
        gateway.bean(TokenView.class).apply(token.issued());
        String unknown = TokenFeed.newToken().value();
        String jwt = gateway.jwt();

        gateway.get("/api/v1/stats?model=pasted", token.value());
        gateway.get("/api/v1/stats", unknown);
        gateway.get("/api/tokens", jwt);
        gateway.call("POST", "/api/auth/refresh", it -> it.header("Cookie", "watcher-refresh=" + unknown));
        gateway.get("/or_api_pasted_by_mistake");
        RawHttp.send(gateway.port(), "GET /%2e%2e/ HTTP/1.1\r\nHost: a\r\n\r\n");

        await().untilAsserted(() -> assertThat(requests()).hasSize(6));
        assertThat(requests())
                .anySatisfy(line -> assertThat(line)
                        .contains("method=\"GET\"", "route=\"/api/v1/stats\"", "status=\"200\"", "via=\"API_TOKEN\"")
                        .contains("tokenId=\"" + token.id() + "\"", "durationMs=", "requestId="))
                .anySatisfy(line -> assertThat(line).contains("status=\"401\"", "reason=\"unknown\""))
                .anySatisfy(
                        line -> assertThat(line).contains("route=\"/api/tokens\"", "via=\"SESSION\"", "userId=\"7\""))
                .anySatisfy(line -> assertThat(line).contains("route=\"/api/auth/refresh\"", "status=\"200\""))
                .anySatisfy(line -> assertThat(line).contains("route=\"none\"", "status=\"404\""))
                .anySatisfy(line -> assertThat(line).contains("route=\"none\"", "status=\"400\""));
        assertThat(log.list.stream().map(AccessLogIT::everything).toList().toString())
                .doesNotContain(token.value(), unknown, jwt, token.issued().digest(), "pasted");
    }

    private List<String> requests() {
        return log.list.stream()
                .filter(it -> it.getMessage().equals("request handled"))
                .map(AccessLogIT::everything)
                .toList();
    }

    private static String everything(ILoggingEvent event) {
        String values = Objects.requireNonNullElse(event.getKeyValuePairs(), List.of()).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        return event.getFormattedMessage() + " " + values + " " + event.getThrowableProxy();
    }
}
