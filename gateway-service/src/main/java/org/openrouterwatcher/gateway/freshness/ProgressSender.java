package org.openrouterwatcher.gateway.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends reports and waits until the broker has them. Used by one thread. */
final class ProgressSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProgressSender.class);

    private static final String SOURCE = "/gateway-service";

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean failingIsTold;

    /** @param producers makes the producer when the first report is sent: the broker may not be there at the start */
    ProgressSender(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /** Whether the broker has all of them, told at this time. */
    boolean send(List<FeedApplied> reports, Instant time) throws InterruptedException {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (FeedApplied report : reports) {
                var id = UUID.randomUUID().toString();
                sent.add(producer().send(EventSerializer.record(Envelope.of(id, SOURCE, time, report))));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
            tellOfChange(null);
            return true;
        } catch (KafkaException e) {
            close();
            tellOfChange(e);
        } catch (ExecutionException e) {
            tellOfChange(e.getCause());
        }
        return false;
    }

    /** One line when nothing goes out any more and one when it does again: it may take a thousand tries. */
    private void tellOfChange(@Nullable Throwable failure) {
        if (failure != null && !failingIsTold) {
            log.atWarn().addKeyValue("reason", failure.toString()).log("progress cannot be told now");
        } else if (failure == null && failingIsTold) {
            log.atInfo().log("progress can be told again");
        }
        failingIsTold = failure != null;
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
