package org.openrouterwatcher.token.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Headers;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.revocation.FeedSignature;
import org.openrouterwatcher.web.secret.Secret;

class FeedKeysTest {

    private static final String OLD = "f1:" + "A".repeat(43) + "=";
    private static final String NEW = "f2:" + "B".repeat(42) + "A=";

    @Test
    void knowWhatTheySigned() {
        FeedKeys keys = keys(OLD);

        assertThat(keys.verify(heard(signed(keys, Topics.TOKEN_EVENTS)))).isTrue();
    }

    @Test
    void goOnBelievingAnOlderKeyWhileItIsOnTheRing() {
        ProducerRecord<byte[], byte[]> old = signed(keys(OLD), Topics.TOKEN_EVENTS);

        assertThat(keys(NEW + "," + OLD).verify(heard(old))).isTrue();
        assertThat(keys(NEW).verify(heard(old))).isFalse();
    }

    @Test
    void believeNothingWithoutASignature() {
        assertThat(keys(OLD).verify(heard(unsigned(Topics.TOKEN_EVENTS)))).isFalse();
    }

    @Test
    void signOnlyTheFeed() {
        assertThat(signed(keys(OLD), Topics.TOKEN_USAGE).headers().lastHeader(FeedSignature.HEADER))
                .isNull();
    }

    private static FeedKeys keys(String ring) {
        return new FeedKeys(new FeedProperties(Secret.of(ring)));
    }

    private static ProducerRecord<byte[], byte[]> signed(FeedKeys keys, String topic) {
        ProducerRecord<byte[], byte[]> told = unsigned(topic);
        keys.sign(told);
        return told;
    }

    private static ProducerRecord<byte[], byte[]> unsigned(String topic) {
        var told = new ProducerRecord<>(topic, "token/7".getBytes(UTF_8), "{}".getBytes(UTF_8));
        told.headers().add(Headers.TYPE, "org.openrouterwatcher.token.revoked.v1".getBytes(UTF_8));
        return told;
    }

    private static ConsumerRecord<byte[], byte[]> heard(ProducerRecord<byte[], byte[]> told) {
        return new ConsumerRecord<>(
                told.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                told.key(),
                told.value(),
                told.headers(),
                Optional.empty());
    }
}
