package org.openrouterwatcher.cluster.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Topics;
import tools.jackson.databind.JsonNode;

/** The life of an API token, from its creation to the day it is refused. */
class TokenLifeIT {

    private final Cluster cluster = Cluster.shared();
    private final Person alice = Person.signUp(cluster.gateway());

    @Test
    void aTokenIsShownOnceWorksIsSeenAtWorkAndEndsForGood() {
        Instant before = Instant.now();
        Person.ApiToken token = alice.token("ci");
        assertThat(listed(token).get("last_used_at").isNull()).isTrue();

        assertThat(cluster.gateway().as(token.value()).get("/api/v1/stats").status())
                .isEqualTo(200);
        Cluster.awaitWithin(
                60, () -> assertThat(listed(token).get("last_used_at").isNull()).isFalse());
        assertThat(Instant.parse(listed(token).get("last_used_at").asString())).isAfter(before.minusSeconds(1));

        assertThat(alice.api().delete("/api/tokens/" + token.id()).status()).isEqualTo(204);
        assertUnauthorized(cluster.gateway().as(token.value()).get("/api/v1/stats"));
        assertThat(alice.api().delete("/api/tokens/" + token.id()).status()).isEqualTo(204);
        assertThat(listed(token).get("is_active").asBoolean()).isFalse();
        assertThat(listed(token).get("last_used_at").isNull()).isFalse();
    }

    @Test
    void itsValueIsInNoLaterAnswerNoLogNoEventAndNoTable() {
        Person.ApiToken token = alice.token("canary");
        cluster.gateway().as(token.value()).get("/api/v1/stats");
        cluster.gateway().as(token.value()).get("/api/profile");
        cluster.gateway().as(token.value() + "x").get("/api/v1/stats");
        alice.api().delete("/api/tokens/" + token.id());

        assertThat(alice.api().get("/api/tokens").text()).doesNotContain(token.value());
        assertThat(cluster.logs()).isNotEmpty().doesNotContain(token.value());
        assertThat(cluster.everyTableAsText()).contains("canary").doesNotContain(token.value());
        Topics.ALL.forEach(topic -> assertThat(cluster.topic(topic.name()))
                .map(TokenLifeIT::text)
                .noneMatch(text -> text.contains(token.value())));
    }

    private JsonNode listed(Person.ApiToken token) {
        return alice.api()
                .get("/api/tokens")
                .json()
                .valueStream()
                .filter(it -> it.get("id").asLong() == token.id())
                .findFirst()
                .orElseThrow();
    }

    private static String text(ConsumerRecord<byte[], byte[]> it) {
        return it.value() == null ? "" : new String(it.value(), UTF_8) + it.headers();
    }
}
