package org.openrouterwatcher.gateway.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.TokenUsage.TokenUsed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends reports and tells which of them the broker did not acknowledge. Used by one thread at a time. */
final class UsageSender {

    private static final Logger log = LoggerFactory.getLogger(UsageSender.class);

    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param producers makes the producer when the first report is sent: the broker may not be there at start */
    UsageSender(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /** Sends all and waits for the broker; returns the reports that are still to be sent. */
    List<Envelope<TokenUsed>> send(List<Envelope<TokenUsed>> reports) {
        List<Envelope<TokenUsed>> failed = new ArrayList<>();
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Envelope<TokenUsed> report : reports) {
                sent.add(producer().send(EventSerializer.record(report)));
            }
            for (int i = 0; i < sent.size(); i++) {
                if (!acknowledged(sent.get(i))) {
                    failed.add(reports.get(i));
                }
            }
        } catch (KafkaException e) {
            log.atWarn().setCause(e).log("token usage cannot be told now");
            return reports;
        }
        return failed;
    }

    private boolean acknowledged(Future<RecordMetadata> sent) {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            log.atWarn().setCause(e.getCause()).log("token usage cannot be told now");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    void close() {
        if (producer != null) {
            producer.close(LAST_WORD);
        }
    }
}
