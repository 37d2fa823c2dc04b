package org.openrouterwatcher.gateway.tokens;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.gateway.freshness.ChangePoller;
import org.openrouterwatcher.gateway.freshness.ProgressReporter;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.openrouterwatcher.gateway.freshness.ViewWriter;
import org.openrouterwatcher.gateway.upstream.TokenServiceClient;
import org.openrouterwatcher.gateway.upstream.UpstreamProperties;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.openrouterwatcher.revocation.TokenView;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Puts the view together and sees that it forgets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TokenFeedProperties.class, FeedKeysProperties.class})
class TokensConfiguration {

    private static final int API_TIMEOUT_MS = 5000;
    private static final int REQUEST_TIMEOUT_MS = 3000;

    /** So few that they are young enough to be cleared away cheaply when they are read. */
    private static final int POLLED_RECORDS = 1000;

    @Bean
    WatchedTopics watchedTopics() {
        return WatchedTopics.named(Topics.TOKEN_EVENTS, Topics.TOKEN_USAGE, Topics.GATEWAY_PROGRESS);
    }

    @Bean
    TokenView tokenView() {
        return new TokenView();
    }

    @Bean
    TokenIntrospection tokenIntrospection(
            TokenServiceClient tokenService, TokenView view, UpstreamProperties upstream, Clock clock) {
        return new TokenIntrospection(tokenService::introspect, view, upstream.questionsPerSecond(), clock);
    }

    /**
     * Reads while the rest of the gateway is still being put together: with many tokens, that is what takes longest.
     */
    @Bean(initMethod = "start", destroyMethod = "stop")
    TokenEventListener tokenEventListener(
            KafkaProperties kafka,
            FeedKeysProperties keys,
            TokenView view,
            ViewTrust trust,
            ViewWriter writer,
            ChangePoller poller,
            ProgressReporter progress,
            TokenFeedProperties properties,
            MeterRegistry meters,
            Clock clock) {
        var reader = new TokenEventReader(
                new FeedDecoder(keys.signature()), decoders(), writer, new IgnoredRecords(meters, clock));
        return new TokenEventListener(
                () -> consumer(kafka),
                () -> new FeedTopic(admin(kafka)),
                reader,
                view,
                trust,
                poller,
                progress,
                properties);
    }

    /** Its threads are there only while there is much to read. */
    private static Executor decoders() {
        int threads = Runtime.getRuntime().availableProcessors();
        return new ForkJoinPool(threads, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
    }

    @Bean
    TokenViewHealth tokenViewHealthIndicator(ViewTrust trust) {
        return new TokenViewHealth(trust);
    }

    @Bean
    ViewJanitor viewJanitor(TokenView view, Clock clock) {
        return new ViewJanitor(view, clock);
    }

    @Bean
    MeterBinder tokenViewMeters(TokenView view) {
        return registry -> {
            gauge("tokens", "API tokens known, revoked ones included", view, TokenView::tokens, registry);
            gauge("sessions.ended", "sessions ended before their time", view, TokenView::endedSessions, registry);
            gauge(
                    "users.disabled",
                    "accounts of which everything is refused",
                    view,
                    TokenView::disabledUsers,
                    registry);
        };
    }

    /** Lets the view forget what ended by itself. */
    record ViewJanitor(TokenView view, Clock clock) {
        @Scheduled(fixedDelayString = "PT1M")
        void dropExpired() {
            view.dropExpired(clock.instant());
        }
    }

    private static <T> void gauge(
            String name,
            String description,
            T of,
            java.util.function.ToDoubleFunction<T> value,
            MeterRegistry registry) {
        Gauge.builder("watcher.gateway.view." + name, of, value)
                .description(description)
                .register(registry);
    }

    /** No group and no commits: every gateway reads everything; lost offsets must be noticed, not skipped. */
    private static Consumer<byte[], byte[]> consumer(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildConsumerProperties();
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLLED_RECORDS);
        noticeAFailureSoon(config);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Admin admin(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildAdminProperties();
        noticeAFailureSoon(config);
        return Admin.create(config);
    }

    /** A connection over which nothing comes is made anew within seconds, so that recovery does not wait for it. */
    private static void noticeAFailureSoon(Map<String, Object> config) {
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 2000);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    }
}
