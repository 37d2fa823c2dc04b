package org.openrouterwatcher.events;

import java.time.Duration;
import java.util.List;

/** The topics there are, and which event goes where. Names are constants because {@code @KafkaListener} needs them. */
public final class Topics {

    public static final String TOKEN_EVENTS = "token-events";
    public static final String TOKEN_USAGE = "token-usage";
    public static final String GATEWAY_PROGRESS = "gateway-progress";
    public static final String TICKS = "ticks";
    public static final String TICK_RESULTS = "tick-results";
    public static final String KEY_WORK = "key-work";
    public static final String USAGE_EVENTS = "usage-events";

    /** All topics, without their dead letters. */
    public static final List<Topic> ALL = List.of(
            // few partitions: every gateway reads all of them, and is as fresh as the slowest
            new Topic(TOKEN_EVENTS, 1, new Topic.Retention.Latest()),
            new Topic(TOKEN_USAGE, 6, new Topic.Retention.For(Duration.ofHours(48))),
            new Topic(GATEWAY_PROGRESS, 1, new Topic.Retention.Latest()),
            new Topic(TICKS, 3, new Topic.Retention.For(Duration.ofDays(30))),
            new Topic(TICK_RESULTS, 3, new Topic.Retention.For(Duration.ofDays(30))),
            new Topic(KEY_WORK, 12, new Topic.Retention.For(Duration.ofDays(7))),
            new Topic(USAGE_EVENTS, 6, new Topic.Retention.For(Duration.ofDays(30))));

    private Topics() {}

    /** The topic of a name; an unknown name is a programming error. */
    public static Topic named(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic is called " + name));
    }

    /** The topic on which an event is told. */
    public static String of(Event event) {
        return switch (event) {
            case TokenEvent _ -> TOKEN_EVENTS;
            case TokenUsage _ -> TOKEN_USAGE;
            case GatewayProgress _ -> GATEWAY_PROGRESS;
            case Tick _ -> TICKS;
            case TickResult _ -> TICK_RESULTS;
            case KeyWork _ -> KEY_WORK;
            case UsageEvent _ -> USAGE_EVENTS;
        };
    }
}
