package org.openrouterwatcher.messaging.deadletter;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Decision;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Failure;

/**
 * A parked record as administrators see it.
 *
 * @param recordedAt when it was written to the topic
 * @param key as text; null when there is none or it is no text
 * @param payload the JSON of the record; null when it is no JSON, or too large for a page
 * @param payloadBase64 the bytes of the record when they are no JSON
 * @param payloadBytes the length of the record; 0 when it has no value
 * @param failure null when it was never tried and only waits
 * @param waitsFor the parked record that has to go first; null when it is the first itself
 * @param waitingBehind how many wait behind it
 * @param decision null while it is parked
 */
record ShownLetter(
        long id,
        String service,
        String consumer,
        String topic,
        int partition,
        long offset,
        Instant recordedAt,
        @Nullable String key,
        @Nullable String keyBase64,
        List<ShownHeader> headers,
        @JsonRawValue @Nullable String payload,
        @Nullable String payloadBase64,
        int payloadBytes,
        String state,
        Instant parkedAt,
        @Nullable ShownFailure failure,
        @Nullable Long waitsFor,
        long waitingBehind,
        @Nullable ShownDecision decision) {

    /** One header; the value is text, or base64 when it is none. */
    record ShownHeader(
            String name, @Nullable String value, @Nullable String valueBase64) {

        static ShownHeader of(Header header) {
            return new ShownHeader(header.key(), Shown.text(header.value()), Shown.base64UnlessText(header.value()));
        }
    }

    record ShownFailure(String cause, Instant at, int attempts) {

        static @Nullable ShownFailure of(@Nullable Failure failure) {
            return failure == null ? null : new ShownFailure(failure.cause(), failure.at(), failure.attempts());
        }
    }

    /** @param by the administrator's account; null when it only waited for its turn */
    record ShownDecision(
            Instant at, @Nullable Long by, @Nullable String reason) {

        static @Nullable ShownDecision of(@Nullable Decision decision) {
            return decision == null ? null : new ShownDecision(decision.at(), decision.by(), decision.reason());
        }
    }

    static ShownLetter of(DeadLetter letter, String service, @Nullable Long waitsFor, long waitingBehind) {
        ConsumerRecord<byte[], byte[]> kafkaRecord = letter.kafkaRecord();
        String json = Shown.json(kafkaRecord.value());
        return new ShownLetter(
                letter.id(),
                service,
                letter.consumer(),
                kafkaRecord.topic(),
                kafkaRecord.partition(),
                kafkaRecord.offset(),
                Instant.ofEpochMilli(kafkaRecord.timestamp()),
                Shown.text(kafkaRecord.key()),
                Shown.base64UnlessText(kafkaRecord.key()),
                Arrays.stream(kafkaRecord.headers().toArray())
                        .map(ShownHeader::of)
                        .toList(),
                json,
                json == null ? Shown.base64(kafkaRecord.value()) : null,
                kafkaRecord.serializedValueSize(),
                LetterRow.word(letter.state()),
                letter.parkedAt(),
                ShownFailure.of(letter.failure()),
                waitsFor,
                waitingBehind,
                ShownDecision.of(letter.decision()));
    }
}
