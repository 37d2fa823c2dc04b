package org.openrouterwatcher.messaging.outbox;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Lets a service sign what the relay sends for it, so that a hearer can tell its records from those of a stranger. */
public interface RecordSigner {

    /** Adds the signature's header where the record's topic is one that is signed; called once for each sending. */
    void sign(ProducerRecord<byte[], byte[]> kafkaRecord);
}
