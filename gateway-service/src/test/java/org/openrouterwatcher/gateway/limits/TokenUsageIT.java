package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TokenUsage.TokenUsed;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;

class TokenUsageIT {

    private final ApiToken token = TokenFeed.newToken();

    @Test
    void tellsWhichTokensAreInUseAndLosesNoneWhenItStops() {
        Instant before = Instant.now();
        try (var gateway = RunningGateway.on(TestKafka.bootstrapServers()).ready()) {
            gateway.bean(TokenView.class).apply(token.issued());
            for (int i = 0; i < 7; i++) {
                gateway.get("/api/v1/keys", token.value());
            }
            gateway.get("/api/v1/keys", "or_api_wrong");
        }

        try (var probe = EventProbe.of(Topics.TOKEN_USAGE)) {
            var told = probe.seen().stream()
                    .map(it -> EventDeserializer.read(it).event())
                    .filter(TokenUsed.class::isInstance)
                    .map(TokenUsed.class::cast)
                    .filter(it -> it.tokenId() == token.id())
                    .toList();
            assertThat(told.stream().mapToLong(TokenUsed::count).sum()).isEqualTo(7);
            assertThat(told).allSatisfy(it -> assertThat(it.lastUsedAt()).isBetween(before, Instant.now()));
        }
    }
}
