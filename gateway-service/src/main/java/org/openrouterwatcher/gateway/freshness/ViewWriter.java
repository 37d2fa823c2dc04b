package org.openrouterwatcher.gateway.freshness;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.revocation.TokenView;

/** Takes facts into the view, whichever way they come, and measures how long a revocation was on its way. */
public final class ViewWriter {

    private static final int REMEMBERED = 10_000;

    private final TokenView view;
    private final ViewTrust trust;
    private final Timer feedDelay;
    private final Timer pollDelay;
    private final Clock clock;

    /** The same revocation may come both ways; only the first time counts. */
    private final Cache<String, Boolean> measured =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public ViewWriter(TokenView view, ViewTrust trust, MeterRegistry meters, Clock clock) {
        this.view = view;
        this.trust = trust;
        this.clock = clock;
        this.feedDelay = delay(Way.FEED, meters);
        this.pollDelay = delay(Way.POLL, meters);
    }

    private static Timer delay(Way way, MeterRegistry meters) {
        return Timer.builder("watcher.gateway.revocation.delay")
                .description("from the moment something was revoked until this gateway refuses it, by both clocks")
                .tag("way", way.name().toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(60))
                .register(meters);
    }

    /** How a fact came here. */
    public enum Way {
        FEED,
        POLL
    }

    /** Takes one fact; returns whether it ends something, so that somebody may be waiting to hear of it. */
    public boolean take(TokenEvent event, Way way) {
        view.apply(event);
        Optional<Instant> endedAt = endOf(event);
        endedAt.ifPresent(at -> measure(event, at, way));
        return endedAt.isPresent();
    }

    private static Optional<Instant> endOf(TokenEvent event) {
        return switch (event) {
            case TokenEvent.ApiTokenRevoked it -> Optional.of(it.revokedAt());
            case TokenEvent.SessionRevoked it -> Optional.of(it.revokedAt());
            case TokenEvent.UserDisabled it -> Optional.of(it.disabledAt());
            case TokenEvent.ApiTokenIssued _, TokenEvent.FeedClosed _ -> Optional.empty();
        };
    }

    private void measure(TokenEvent event, Instant endedAt, Way way) {
        boolean isOld = trust.state() == GatewayState.BOOTING;
        if (isOld || measured.asMap().putIfAbsent(event.subject(), true) != null) {
            return;
        }
        new RevocationApplied(event.subject()).commit();
        Duration onItsWay = Duration.between(endedAt, clock.instant());
        Timer delay = way == Way.FEED ? feedDelay : pollDelay;
        delay.record(onItsWay.isNegative() ? Duration.ZERO : onItsWay);
    }
}
