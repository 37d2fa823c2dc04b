package org.openrouterwatcher.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What one relay puts on everything it sends.
 *
 * @param epoch of its lease
 */
record Stamp(long epoch, Optional<RecordSigner> signer) {

    ProducerRecord<byte[], byte[]> on(ProducerRecord<byte[], byte[]> kafkaRecord) {
        kafkaRecord.headers().add(LateRecords.EPOCH, Long.toString(epoch).getBytes(UTF_8));
        signer.ifPresent(it -> it.sign(kafkaRecord));
        return kafkaRecord;
    }
}
