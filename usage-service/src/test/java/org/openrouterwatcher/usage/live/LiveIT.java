package org.openrouterwatcher.usage.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.usage.kit.Ticks.syncDue;
import static org.openrouterwatcher.usage.kit.World.CLOCK;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.UsagePurged;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.kit.Ticks;
import org.openrouterwatcher.usage.kit.Watching;
import org.springframework.beans.factory.annotation.Autowired;

/** GET /api/live */
@RunningUsageService
class LiveIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private Gateway gateway;

    @Autowired
    private Ticks ticks;

    @Autowired
    private NewsHearer hearer;

    private final Owner owner = Owner.fresh();
    private Watching watching;

    @BeforeEach
    void watch() {
        watching = gateway.watch(owner);
        await().atMost(SOON).until(() -> !watching.lines().isEmpty());
    }

    @AfterEach
    void leave() {
        watching.close();
    }

    @Test
    void saysAtOnceThatItIsThere() {
        assertThat(watching.lines()).startsWith(": here");
        assertThat(watching.response().statusCode()).isEqualTo(200);
        assertThat(watching.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(watching.response().headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void tellsOfAKeyFromItsRegistrationToItsRemoval() {
        long key = gateway.register(owner, "solo-notebook").is(201).id();
        awaitTold(key, "key-registered");

        CLOCK.advance(Duration.ofHours(1));
        OPEN_ROUTER.spend("solo-notebook", BigDecimal.ONE);
        ticks.run(syncDue());
        awaitTold(key, "usage-updated");

        gateway.put(owner, "/api/keys/" + key, "{'is_active': false}").is(200);
        awaitTold(key, "key-status-changed");

        gateway.delete(owner, "/api/keys/" + key).is(204);
        awaitTold(key, "key-removed");
    }

    @Test
    void tellsWithinASecondOfTheEventAndOnceOfSeveral() {
        long key = gateway.register(owner, "solo-notebook").is(201).id();
        awaitTold(key, "key-registered");

        long start = System.nanoTime();
        IntStream.range(0, 20).forEach(_ -> ticks.tell(purged(key)));

        await().atMost(SOON).until(() -> watching.toldOf(key).contains("usage-purged"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        await().during(Duration.ofMillis(700))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(watching.toldOf(key))
                        .filteredOn("usage-purged"::equals)
                        .hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void tellsNobodyOfAnothersKeys() {
        try (Watching other = gateway.watch(Owner.fresh())) {
            long key = gateway.register(owner, "solo-notebook").is(201).id();
            awaitTold(key, "key-registered");

            assertThat(other.toldOf(key)).isEmpty();
        }
    }

    @Test
    void passesOverARecordThatNobodyCanRead() {
        byte[] poison = "poison".getBytes(UTF_8);

        assertThatNoException()
                .isThrownBy(() -> hearer.hear(new ConsumerRecord<>(Topics.USAGE_EVENTS, 0, 0, poison, poison)));
    }

    @Test
    void endsTheOldestStreamOfAnAccountWithMoreThanTen() {
        List<Watching> more =
                IntStream.range(0, 10).mapToObj(_ -> gateway.watch(owner)).toList();

        await().atMost(SOON).until(watching::hasEnded);
        assertThat(more).noneMatch(Watching::hasEnded);
        more.forEach(Watching::close);
    }

    @Test
    void answersHeadWithoutAStream() {
        assertThat(gateway.head(owner, "/api/live").is(200).header("Content-Type"))
                .startsWith("text/event-stream");
    }

    @Test
    void answers401WithoutACaller() {
        gateway.anonymously("GET", "/api/live").isProblem(401);
    }

    private void awaitTold(long key, String event) {
        await(event).atMost(SOON).until(() -> watching.toldOf(key).contains(event));
    }

    private static ProducerRecord<byte[], byte[]> purged(long key) {
        var event = new UsagePurged(key, LocalDate.parse("2026-01-01"), 1, CLOCK.instant(), 1);
        return EventSerializer.record(
                Envelope.of(UUID.randomUUID().toString(), "/usage-service", CLOCK.instant(), event));
    }
}
