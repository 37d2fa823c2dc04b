package org.openrouterwatcher.token.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Headers;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.revocation.FeedSignature;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.TestSecrets;
import org.springframework.beans.factory.annotation.Autowired;

/** A gateway believes only what this service has signed, so it signs everything it says: events and marks. */
@RunningTokenService
class SignedFeedIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    private final FeedSignature signature = FeedSignature.withKeys(TestSecrets.FEED_KEYS);

    @Test
    void everyRecordHasASignatureThatHoldsForItAlone() {
        Person owner = people.someone();
        long token = people.issueToken(owner, "x").json().required("id").asLong();
        gateway.delete("/api/tokens/" + token).as(owner).send();
        gateway.post("/api/auth/logout").as(owner).send();

        try (var probe = EventProbe.of(Topics.TOKEN_EVENTS)) {
            probe.awaitRecord(it -> key(it).equals(TokenEvent.session(owner.sessionId())));

            assertThat(probe.seen())
                    .allSatisfy(it -> assertThat(isSigned(it)).as(key(it)).isTrue());
            assertThat(probe.seen()).anySatisfy(it -> assertThat(key(it)).isEqualTo(TokenEvent.token(token)));
            assertThat(probe.seen()).anySatisfy(it -> assertThat(key(it)).startsWith("feed/"));
            var one = probe.seen().getFirst();
            var other = probe.seen().getLast();
            assertThat(signature.verifies(header(one), one.topic(), other.key(), type(other), other.value()))
                    .isFalse();
        }
    }

    private boolean isSigned(ConsumerRecord<byte[], byte[]> it) {
        return signature.verifies(header(it), it.topic(), it.key(), type(it), it.value());
    }

    private static byte[] header(ConsumerRecord<byte[], byte[]> it) {
        return it.headers().lastHeader(FeedSignature.HEADER).value();
    }

    private static String type(ConsumerRecord<byte[], byte[]> it) {
        return new String(it.headers().lastHeader(Headers.TYPE).value(), UTF_8);
    }

    private static String key(ConsumerRecord<byte[], byte[]> it) {
        return new String(it.key(), UTF_8);
    }
}
