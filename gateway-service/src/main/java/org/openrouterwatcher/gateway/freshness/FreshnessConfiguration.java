package org.openrouterwatcher.gateway.freshness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.gateway.upstream.TokenServiceClient;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.revocation.Elapsed;
import org.openrouterwatcher.revocation.TokenView;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what keeps the view worth trusting. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FreshnessProperties.class)
class FreshnessConfiguration {

    @Bean
    ViewTrust viewTrust(@Value("${watcher.gateway.id}") String gateway, FreshnessProperties properties, Clock clock) {
        return new ViewTrust(gateway, properties.limits(), Elapsed.atLeast(), clock);
    }

    @Bean
    ViewWriter viewWriter(TokenView view, ViewTrust trust, MeterRegistry meters, Clock clock) {
        return new ViewWriter(view, trust, meters, clock);
    }

    /** The client is not made before it is needed: reading the feed, which takes longest, waits for nothing. */
    @Bean
    ChangePoller changePoller(
            ObjectProvider<TokenServiceClient> tokenService,
            ViewTrust trust,
            ViewWriter writer,
            MeterRegistry meters,
            FreshnessProperties properties) {
        return new ChangePoller(
                (gateway, question) ->
                        tokenService.getObject().changes(gateway, question.cursor(), question.acknowledgedBeat()),
                trust,
                writer,
                meters,
                properties);
    }

    @Bean
    ProgressReporter progressReporter(
            ProducerSettings kafka,
            ViewTrust trust,
            MeterRegistry meters,
            FreshnessProperties properties,
            Clock clock) {
        return new ProgressReporter(
                new ProgressSender(() -> kafka.newProducer("gateway-progress")),
                trust,
                () -> refusals(meters),
                clock,
                properties.pollEvery());
    }

    @Bean
    MeterBinder viewTrustMeters(ViewTrust trust) {
        return registry -> {
            Gauge.builder(
                            "watcher.gateway.view.age",
                            trust,
                            it -> it.ageMillis().orElse(-1) / 1000.0)
                    .description("how old the view may be at most; below 0 while nothing is proven")
                    .baseUnit("seconds")
                    .register(registry);
            for (GatewayState state : GatewayState.values()) {
                Gauge.builder("watcher.gateway.view.state", trust, it -> it.state() == state ? 1 : 0)
                        .description("1 for the state that the view is in")
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        };
    }

    private static Map<String, Long> refusals(MeterRegistry meters) {
        return meters.find("watcher.gateway.refusals").counters().stream()
                .collect(Collectors.toUnmodifiableMap(
                        it -> String.valueOf(it.getId().getTag("reason")), it -> (long) it.count(), Long::sum));
    }
}
