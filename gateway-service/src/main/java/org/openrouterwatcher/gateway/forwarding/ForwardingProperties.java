package org.openrouterwatcher.gateway.forwarding;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long forwarding waits, and how much it lets through.
 *
 * @param connect for a connection to an instance
 * @param prompt until the answer to an ordinary request begins
 * @param unhurried the same where a password is hashed or a revocation is proven
 * @param asksOpenrouter the same where OpenRouter is asked
 * @param upload until a client has sent its whole body
 * @param idle while neither side of an instance's connection says anything; longer than any of the waits above, which
 *     it would cut short
 * @param maxBody size of a request body
 * @param maxConnections at once to one instance
 * @param maxWaiting requests that wait for a connection to one instance
 * @param maxStreams answers without an end of their own at once; each holds a connection on both sides, and others must
 *     come in beside them
 */
@ConfigurationProperties("watcher.forwarding")
public record ForwardingProperties(
        @DefaultValue("1s") Duration connect,
        @DefaultValue("2s") Duration prompt,
        @DefaultValue("6s") Duration unhurried,
        @DefaultValue("15s") Duration asksOpenrouter,
        @DefaultValue("10s") Duration upload,
        @DefaultValue("20s") Duration idle,
        @DefaultValue("256KB") DataSize maxBody,
        @DefaultValue("256") int maxConnections,
        @DefaultValue("1024") int maxWaiting,
        @DefaultValue("1000") int maxStreams) {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    public ForwardingProperties {
        checkTime("connect", connect);
        checkTime("prompt", prompt);
        checkTime("unhurried", unhurried);
        checkTime("asks-openrouter", asksOpenrouter);
        checkTime("upload", upload);
        checkTime("idle", idle);
        Duration shortestIdle = idle;
        if (Stream.of(prompt, unhurried, asksOpenrouter).anyMatch(wait -> wait.compareTo(shortestIdle) >= 0)) {
            throw new IllegalArgumentException("watcher.forwarding.idle must be longer than the waits for an answer");
        }
        if (maxBody.toBytes() < 1 || maxConnections < 1 || maxWaiting < 1 || maxStreams < 1) {
            throw new IllegalArgumentException(
                    "watcher.forwarding.max-body, max-connections, max-waiting and max-streams must be at least 1");
        }
    }

    /** The same for streams, whose connections are others: they are silent for longer and held for minutes. */
    ForwardingProperties ofStreams() {
        return new ForwardingProperties(
                connect,
                prompt,
                unhurried,
                asksOpenrouter,
                upload,
                LONGEST,
                maxBody,
                maxStreams,
                maxWaiting,
                maxStreams);
    }

    /** How long the answer of a route may take to begin. */
    Duration patience(Route.Pace pace) {
        return switch (pace) {
            case PROMPT, LIVE -> prompt;
            case UNHURRIED -> unhurried;
            case ASKS_OPENROUTER -> asksOpenrouter;
        };
    }

    private static void checkTime(String name, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("watcher.forwarding." + name + " must be between 1ms and 30s");
        }
    }
}
