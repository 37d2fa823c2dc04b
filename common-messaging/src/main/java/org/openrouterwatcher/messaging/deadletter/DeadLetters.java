package org.openrouterwatcher.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;

/**
 * Puts records that cannot be handled aside: same partition of {@code <topic>-dlt}, same bytes, same headers, and why.
 * The listener goes on only when the broker has them; otherwise it comes back to the record.
 */
public final class DeadLetters implements ConsumerRecordRecoverer, DisposableBean {

    public static final String REASON = "dlt-reason";
    public static final String SOURCE_TOPIC = "dlt-source-topic";
    public static final String SOURCE_PARTITION = "dlt-source-partition";
    public static final String SOURCE_OFFSET = "dlt-source-offset";
    public static final String TIME = "dlt-time";

    /** Twice what a topic takes, so that a record with our headers still fits. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private static final Duration PAUSE_WHEN_REFUSED = Duration.ofSeconds(1);

    private final ProducerSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private @Nullable Producer<byte[], byte[]> producer;

    public DeadLetters(ProducerSettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings.with(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_BYTES);
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Puts a record aside.
     *
     * @throws KafkaException when the broker does not take it: then its offset must not be committed
     */
    @Override
    public void accept(ConsumerRecord<?, ?> kafkaRecord, Exception exception) {
        String reason = Reason.of(exception);
        send(deadLetter(kafkaRecord, reason));
        meters.counter("watcher.deadletters", "topic", kafkaRecord.topic()).increment();
        log.atError()
                .addKeyValue("topic", kafkaRecord.topic())
                .addKeyValue("partition", kafkaRecord.partition())
                .addKeyValue("offset", kafkaRecord.offset())
                .addKeyValue("reason", reason)
                .setCause(exception)
                .log("record put to the dead letters");
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<?, ?> kafkaRecord, String reason) {
        var letter = new ProducerRecord<>(
                kafkaRecord.topic() + "-dlt",
                kafkaRecord.partition(),
                null,
                (byte[]) kafkaRecord.key(),
                (byte[]) kafkaRecord.value(),
                kafkaRecord.headers());
        Headers headers = letter.headers();
        set(headers, REASON, reason);
        set(headers, SOURCE_TOPIC, kafkaRecord.topic());
        set(headers, SOURCE_PARTITION, Integer.toString(kafkaRecord.partition()));
        set(headers, SOURCE_OFFSET, Long.toString(kafkaRecord.offset()));
        set(headers, TIME, clock.instant().toString());
        return letter;
    }

    private static void set(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(UTF_8));
    }

    private void send(ProducerRecord<byte[], byte[]> letter) {
        try {
            producer().send(letter).get(ProducerSettings.DELIVERY_TIMEOUT.toSeconds() + 5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            pause();
            throw new KafkaException("the dead letter was not taken: " + cause, cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped before the dead letter was taken", e);
        }
    }

    /** The listener comes back at once; a refusal, unlike a silence, has cost no time. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_WHEN_REFUSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = settings.newProducer("dead-letters");
        }
        return producer;
    }

    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
