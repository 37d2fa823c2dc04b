package org.openrouterwatcher.token.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.outbox.RecordSigner;
import org.openrouterwatcher.revocation.FeedSignature;
import org.springframework.stereotype.Component;

/** Signs what goes into the feed, and knows what was signed. */
@Component
public class FeedKeys implements RecordSigner {

    private final FeedSignature signature;

    FeedKeys(FeedProperties properties) {
        this.signature = FeedSignature.withKeys(properties.keys().reveal());
    }

    @Override
    public void sign(ProducerRecord<byte[], byte[]> kafkaRecord) {
        if (kafkaRecord.topic().equals(Topics.TOKEN_EVENTS)) {
            String signed = signature.sign(
                    kafkaRecord.topic(), kafkaRecord.key(), type(kafkaRecord.headers()), kafkaRecord.value());
            kafkaRecord.headers().add(FeedSignature.HEADER, signed.getBytes(UTF_8));
        }
    }

    /** Whether this service has written a record of the feed. */
    public boolean verify(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Header header = kafkaRecord.headers().lastHeader(FeedSignature.HEADER);
        return header != null
                && kafkaRecord.key() != null
                && signature.verifies(
                        header.value(),
                        kafkaRecord.topic(),
                        kafkaRecord.key(),
                        type(kafkaRecord.headers()),
                        kafkaRecord.value());
    }

    private static String type(Headers headers) {
        Header type = headers.lastHeader(org.openrouterwatcher.events.Headers.TYPE);
        return type == null ? "" : new String(type.value(), UTF_8);
    }
}
