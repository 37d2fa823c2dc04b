package org.openrouterwatcher.gateway.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.Headers;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Ignored;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Told;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Why;
import org.openrouterwatcher.revocation.FeedSignature;

class FeedDecoderTest {

    private static final String OTHER_KEY =
            "f0:" + Base64.getEncoder().encodeToString("x".repeat(32).getBytes(UTF_8));

    private final ApiToken token = TokenFeed.newToken();
    private final FeedDecoder decoder = new FeedDecoder(FeedSignature.withKeys(TokenFeed.KEYS));

    @Test
    void believesWhatTokenServiceHasSigned() {
        TokenEvent told = token.revoked();

        assertThat(decode(TokenFeed.recordOf(told))).isEqualTo(new Told(told));
    }

    @Test
    void believesWhatIsSignedWithAnyOfItsKeys() {
        var rotated = new FeedDecoder(FeedSignature.withKeys(OTHER_KEY + "," + TokenFeed.KEYS));

        assertThat(rotated.decode(consumed(TokenFeed.recordOf(token.issued())))).isInstanceOf(Told.class);
    }

    @Test
    void doesNotBelieveWhatIsSignedWithAKeyThatItDoesNotHave() {
        var other = new FeedDecoder(FeedSignature.withKeys(OTHER_KEY));

        assertThat(other.decode(consumed(TokenFeed.recordOf(token.issued())))).isEqualTo(new Ignored(Why.FORGED));
    }

    @Test
    void doesNotBelieveWhatNobodyHasSigned() {
        assertThat(decode(TokenFeed.unsigned(token.issued()))).isEqualTo(new Ignored(Why.UNSIGNED));
        assertThat(decode(new ProducerRecord<>(Topics.TOKEN_EVENTS, null, bytes("{}"))))
                .isEqualTo(new Ignored(Why.UNSIGNED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "f1", "f1.", "f2.AAAA", "f1.AAAA", "\u0000"})
    void doesNotBelieveASignatureThatIsNone(String signature) {
        var kafkaRecord = TokenFeed.unsigned(token.issued());
        kafkaRecord.headers().add(FeedSignature.HEADER, signature.getBytes(US_ASCII));

        assertThat(decode(kafkaRecord)).isEqualTo(new Ignored(Why.FORGED));
    }

    @Test
    void doesNotBelieveASignatureOfAnotherKeyTypeValueOrTopic() {
        var issued = TokenFeed.recordOf(token.issued());
        var revoked = TokenFeed.recordOf(token.revoked());

        assertThat(decode(copy(issued, issued.topic(), revoked.key(), issued.value())))
                .isEqualTo(new Ignored(Why.FORGED));
        assertThat(decode(copy(issued, issued.topic(), issued.key(), revoked.value())))
                .isEqualTo(new Ignored(Why.FORGED));
        assertThat(decode(copy(issued, "another-topic", issued.key(), issued.value())))
                .isEqualTo(new Ignored(Why.FORGED));
        var retyped = copy(issued, issued.topic(), issued.key(), issued.value());
        retyped.headers().remove(Headers.TYPE).add(Headers.TYPE, bytes("org.openrouterwatcher.token.revoked.v1"));
        assertThat(decode(retyped)).isEqualTo(new Ignored(Why.FORGED));
    }

    @Test
    void doesNotBelieveAMarkThatSpeaksOfAnotherPartition() {
        var mark = new FeedClosed(1, 1, Instant.now(), false, 1, Map.of(), 1);

        assertThat(decode(TokenFeed.recordOf(mark))).isEqualTo(new Ignored(Why.MISPLACED));
    }

    @Test
    void ignoresTombstonesWhoeverWroteThem() {
        assertThat(decode(new ProducerRecord<>(Topics.TOKEN_EVENTS, bytes("token/1"), null)))
                .isEqualTo(new Ignored(Why.TOMBSTONE));
    }

    @Test
    void passesOverTypesThatItDoesNotKnowAndValuesThatAreNoEvents() {
        assertThat(decode(signed("org.openrouterwatcher.token.invented.v9", "{}")))
                .isEqualTo(new Ignored(Why.UNKNOWN));
        assertThat(decode(signed("org.openrouterwatcher.token.issued.v1", "{}")))
                .isEqualTo(new Ignored(Why.UNREADABLE));
        assertThat(decode(signed("org.openrouterwatcher.token.issued.v1", "no JSON")))
                .isEqualTo(new Ignored(Why.UNREADABLE));
    }

    private FeedEntry decode(ProducerRecord<byte[], byte[]> written) {
        return decoder.decode(consumed(written));
    }

    private static ProducerRecord<byte[], byte[]> signed(String type, String value) {
        byte[] key = bytes("token/1");
        String mac = FeedSignature.withKeys(TokenFeed.KEYS).sign(Topics.TOKEN_EVENTS, key, type, bytes(value));
        var written = new ProducerRecord<>(Topics.TOKEN_EVENTS, key, bytes(value));
        written.headers().add(Headers.TYPE, bytes(type)).add(FeedSignature.HEADER, bytes(mac));
        return written;
    }

    private static ProducerRecord<byte[], byte[]> copy(
            ProducerRecord<byte[], byte[]> original, String topic, byte[] key, byte[] value) {
        var copy = new ProducerRecord<>(topic, key, value);
        original.headers().forEach(copy.headers()::add);
        return copy;
    }

    private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> written) {
        var read = new ConsumerRecord<>(written.topic(), 0, 0, written.key(), written.value());
        written.headers().forEach(read.headers()::add);
        return read;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
