package org.openrouterwatcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrouterwatcher.gateway.testing.AccessTokens;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A gateway that is set up wrongly does not start, and says what is wrong in one sentence. */
@ExtendWith(OutputCaptureExtension.class)
class StartIT {

    private static final String NOBODY = "http://127.0.0.1:1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "watcher.upstream.token-service=|TOKEN_SERVICE_URL must be one or more addresses like http://host:port",
                "watcher.upstream.usage-service=ftp://a|USAGE_SERVICE_URL must be one or more addresses",
                "watcher.upstream.scheduler-service=http://a/path|SCHEDULER_SERVICE_URL must be one or more addresses",
                "watcher.caller.private-key=abc|watcher.caller.private-key cannot be used",
                "watcher.limits.per-token-hour=0|RATE_LIMIT_PER_TOKEN_HOUR",
                "watcher.limits.trusted-proxies=everybody|WATCHER_TRUSTED_PROXIES must be CIDR blocks",
                "watcher.forwarding.prompt=31s|watcher.forwarding.prompt must be between 1ms and 30s",
                "watcher.upstream.breaker.window=0|watcher.upstream.breaker needs",
                "watcher.upstream.poll=0s|watcher.upstream.question, poll and questions-per-second must be above 0",
                "watcher.freshness.fresh-for=31s|FEED_FRESH_FOR must be between 1000 and 29999 ms",
                "watcher.freshness.expires-after=1h|FEED_EXPIRES_AFTER must be between 3001 and 300000 ms",
                "watcher.freshness.poll-every=1ms|FEED_POLL_EVERY must be between 50 and 3000 ms",
                "watcher.feed.keys=f1:abc|watcher.feed.keys cannot be used: feed key f1 must be 32 bytes in base64"
            })
    void refusesToStartWithAWrongSetting(String setting, String sentence, CapturedOutput output) {
        assertThatThrownBy(() -> start(setting)).isInstanceOf(RuntimeException.class);

        assertThat(output).contains("APPLICATION FAILED TO START", sentence);
    }

    @Test
    void refusesToStartWithoutTheKeyByWhichServicesKnowIt(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(GatewayService.class, withoutKey()))
                .isInstanceOf(RuntimeException.class);

        assertThat(output).contains("APPLICATION FAILED TO START", "watcher.caller.private-key is missing");
    }

    @Test
    void refusesToStartWithoutTheKeysByWhichItBelievesTheFeed(CapturedOutput output) {
        List<String> arguments = complete();
        arguments.removeIf(it -> it.startsWith("--watcher.feed.keys="));

        assertThatThrownBy(() -> SpringApplication.run(GatewayService.class, arguments.toArray(String[]::new)))
                .isInstanceOf(RuntimeException.class);

        assertThat(output).contains("APPLICATION FAILED TO START", "watcher.feed.keys is missing");
    }

    private static List<String> complete() {
        List<String> arguments = new ArrayList<>(List.of(withoutKey()));
        arguments.add("--watcher.caller.private-key=" + new AccessTokens("any").privateKeyBase64());
        return arguments;
    }

    private static void start(String setting) {
        List<String> arguments = complete();
        arguments.removeIf(it -> it.startsWith("--" + setting.split("=", 2)[0] + "="));
        arguments.add("--" + setting);
        SpringApplication.run(GatewayService.class, arguments.toArray(String[]::new))
                .close();
    }

    private static String[] withoutKey() {
        return new String[] {
            "--server.port=0",
            "--management.server.port=0",
            "--spring.kafka.bootstrap-servers=127.0.0.1:1",
            "--watcher.topics.startup-wait=0s",
            "--watcher.feed.keys=" + TokenFeed.KEYS,
            "--watcher.upstream.token-service=" + NOBODY,
            "--watcher.upstream.usage-service=" + NOBODY,
            "--watcher.upstream.scheduler-service=" + NOBODY
        };
    }
}
