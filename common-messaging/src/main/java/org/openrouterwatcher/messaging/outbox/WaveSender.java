package org.openrouterwatcher.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/** Sends records and waits until the broker has said yes or no to each of them. */
final class WaveSender {

    /** How often the lease is looked at while acknowledgements are awaited. */
    private static final Duration CHECK_EVERY = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> producer;
    private final Optional<RecordSigner> signer;
    private final Runnable leaseCheck;

    /** @param leaseCheck throws when this relay is not in charge any more */
    WaveSender(Producer<byte[], byte[]> producer, Optional<RecordSigner> signer, Runnable leaseCheck) {
        this.producer = producer;
        this.signer = signer;
        this.leaseCheck = leaseCheck;
    }

    /** What became of a wave. Only an entry with an acknowledgement of its own is among the sent. */
    record Outcome(List<OutboxEntry> sent, Map<OutboxEntry, Throwable> failed) {

        /**
         * A client may end in a state in which it fails for ever. Then only a new one helps; as long as there is hope
         * the old one is kept, because it alone keeps late copies of a record from standing behind newer records.
         */
        void refuseBrokenProducer() {
            if (failed.values().stream().noneMatch(RetriableException.class::isInstance)) {
                throw new BrokenProducerException(failed.values().iterator().next());
            }
        }
    }

    /** The Kafka client has to be replaced. */
    static final class BrokenProducerException extends RuntimeException {
        BrokenProducerException(Throwable cause) {
            super("the Kafka producer cannot be used any more", cause);
        }
    }

    Outcome send(List<OutboxEntry> entries) throws InterruptedException {
        Map<OutboxEntry, Throwable> failed = new HashMap<>();
        Map<OutboxEntry, Future<?>> underWay = new HashMap<>();
        Map<String, KafkaException> unreachable = new HashMap<>();
        for (OutboxEntry entry : entries) {
            if (unreachable.containsKey(entry.topic())) {
                // the others of its topic would each wait as long
                failed.put(entry, unreachable.get(entry.topic()));
                continue;
            }
            try {
                underWay.put(entry, send(entry.toRecord()));
            } catch (KafkaException refused) {
                failed.put(entry, refused);
                if (refused instanceof org.apache.kafka.common.errors.TimeoutException) {
                    unreachable.put(entry.topic(), refused);
                }
                leaseCheck.run(); // it may have waited long before it refused
            }
        }
        List<OutboxEntry> sent = new ArrayList<>();
        for (OutboxEntry entry : underWay.keySet()) {
            try {
                await(underWay.get(entry));
                sent.add(entry);
            } catch (ExecutionException e) {
                failed.put(entry, e.getCause() == null ? e : e.getCause());
            }
        }
        return new Outcome(sent, failed);
    }

    /** Sends one record that is in no outbox. */
    void sendNow(ProducerRecord<byte[], byte[]> kafkaRecord) throws InterruptedException, ExecutionException {
        await(send(kafkaRecord));
    }

    private Future<?> send(ProducerRecord<byte[], byte[]> kafkaRecord) {
        signer.ifPresent(it -> it.sign(kafkaRecord));
        return producer.send(kafkaRecord);
    }

    /** The producer ends every sending within its delivery timeout, so this ends too. */
    private void await(Future<?> acknowledgement) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                acknowledgement.get(CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                leaseCheck.run();
            }
        }
    }
}
