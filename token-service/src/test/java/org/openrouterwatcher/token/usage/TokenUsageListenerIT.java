package org.openrouterwatcher.token.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.TokenUsage.CallsClaimed;
import org.openrouterwatcher.events.TokenUsage.GatewayCounting;
import org.openrouterwatcher.events.TokenUsage.TokenUsed;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.token.kit.Broker;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.listener.BatchListenerFailedException;

@RunningTokenService
class TokenUsageListenerIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Broker broker;

    @Autowired
    Database database;

    @Autowired
    TestClock clock;

    @Autowired
    TokenUsageListener listener;

    private Person owner;
    private long tokenId;
    private Instant noon;

    @BeforeEach
    void issueAToken() {
        owner = people.someone();
        tokenId = people.issueToken(owner, "used").json().required("id").asLong();
        noon = clock.instant();
        clock.advance(Duration.ofMinutes(10));
    }

    @Test
    void showsWhenATokenWasLastUsed() {
        broker.tell(used(noon));

        awaitAllHeard();
        assertThat(lastUsedAt()).isEqualTo(noon);
    }

    @Test
    void keepsTheLatestUseInWhateverOrderGatewaysTellIt() {
        broker.tell(used(noon.plusSeconds(20)));
        broker.tell(used(noon.plusSeconds(10)));

        awaitAllHeard();
        assertThat(lastUsedAt()).isEqualTo(noon.plusSeconds(20));
    }

    @Test
    void givesAnEventItsEffectOnce() {
        var envelope = broker.tell(used(noon.plusSeconds(20)));
        awaitAllHeard();
        database.update("update api_tokens set last_used_at = null where id = ?", tokenId);

        broker.repeat(envelope);

        awaitAllHeard();
        assertThat(database.value(Integer.class, "select count(last_used_at) from api_tokens where id = ?", tokenId))
                .isZero();
    }

    @Test
    void doesNotBelieveAGatewayThatTheFutureIsPast() {
        broker.tell(used(clock.instant().plus(Duration.ofDays(365))));

        awaitAllHeard();
        assertThat(lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void takesAClaimForNoUse() {
        broker.tell(new CallsClaimed(tokenId, "gateway-one/1", 1, noon, 1, 1, 5, 0));
        broker.tell(new GatewayCounting("gateway-one/1", 1, false));

        awaitAllHeard();
        assertThat(database.value(Integer.class, "select count(last_used_at) from api_tokens where id = ?", tokenId))
                .isZero();
    }

    @Test
    void changesNoVersionAndTellsNothing() {
        broker.tell(used(noon));

        awaitAllHeard();
        assertThat(database.outboxOfAccount(owner.id())).hasSize(1);
    }

    @Test
    void goesOnAfterARecordThatNobodyCanRead() {
        broker.send(new ProducerRecord<>(Topics.TOKEN_USAGE, 0, new byte[] {1}, new byte[] {2, 3}));
        broker.tell(used(noon));

        awaitAllHeard();
        assertThat(lastUsedAt()).isEqualTo(noon);
    }

    @Test
    void notesTheOthersOfABatchOfWhichOneCannotBeWritten() {
        var good = delivered(used(noon));
        var bad = delivered(new TokenUsed(tokenId + 1, 1, Instant.parse("-9999-01-01T00:00:00Z"), "gateway-one"));

        assertThatThrownBy(() -> listener.hear(List.of(good, bad)))
                .isInstanceOfSatisfying(
                        BatchListenerFailedException.class,
                        failure -> assertThat(failure.getRecord()).isSameAs(bad));

        assertThat(lastUsedAt()).isEqualTo(noon);
    }

    private static ConsumerRecord<byte[], byte[]> delivered(TokenUsed event) {
        var sent = EventSerializer.record(
                Envelope.of(UUID.randomUUID().toString(), "/gateway", event.lastUsedAt(), event));
        var kafkaRecord = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(kafkaRecord.headers()::add);
        return kafkaRecord;
    }

    private TokenUsed used(Instant at) {
        return new TokenUsed(tokenId, 1, at, "gateway-one");
    }

    private Instant lastUsedAt() {
        return Instant.parse(gateway.get("/api/tokens")
                .as(owner)
                .send()
                .json()
                .get(0)
                .required("last_used_at")
                .asString());
    }

    private static void awaitAllHeard() {
        EventProbe.awaitAllHeardBy(TokenUsageListener.GROUP, Topics.TOKEN_USAGE);
    }
}
