package org.openrouterwatcher.token.usage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.TokenUsage.TokenUsed;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UnreadableEventException;
import org.openrouterwatcher.messaging.inbox.Inbox;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/**
 * Hears when tokens were used, so that their owners see which are still needed; no request waits for it. Every gateway
 * says it a few times a second of every token in use, so what comes together is written together.
 */
@Component
class TokenUsageListener {

    static final String GROUP = "token-service";

    private final EventReader reader;
    private final Inbox inbox;
    private final ApiTokens tokens;
    private final Clock clock;

    TokenUsageListener(EventReader reader, Inbox inbox, ApiTokens tokens, Clock clock) {
        this.reader = reader;
        this.inbox = inbox;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A use as it was reported. */
    private record Report(ConsumerRecord<byte[], byte[]> kafkaRecord, Envelope<Event> envelope, TokenUsed used) {}

    @KafkaListener(topics = Topics.TOKEN_USAGE, groupId = GROUP, batch = "true")
    void hear(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<Report> reports = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : batch) {
            try {
                report(each).ifPresent(reports::add);
            } catch (UnreadableEventException e) {
                apply(reports);
                throw failedAt(each, e);
            }
        }
        apply(reports);
    }

    private Optional<Report> report(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return reader.read(kafkaRecord)
                .flatMap(it -> it.event() instanceof TokenUsed used
                        ? Optional.of(new Report(kafkaRecord, it, used))
                        : Optional.empty());
    }

    /** Where one cannot be written, the others are. */
    private void apply(List<Report> reports) {
        try {
            applyTogether(reports);
        } catch (NonTransientDataAccessException oneOfThem) {
            reports.forEach(this::applyAlone);
        }
    }

    private void applyAlone(Report report) {
        try {
            applyTogether(List.of(report));
        } catch (NonTransientDataAccessException e) {
            throw failedAt(report.kafkaRecord, e);
        }
    }

    private void applyTogether(List<Report> reports) {
        inbox.onceEach(GROUP, reports, Report::envelope, unseen -> tokens.used(lastUses(unseen)));
    }

    private Map<Long, Instant> lastUses(List<Report> reports) {
        Map<Long, Instant> last = new HashMap<>();
        reports.forEach(it -> last.merge(
                it.used.tokenId(),
                notAfterNow(it.used.lastUsedAt()),
                (one, other) -> one.isAfter(other) ? one : other));
        return last;
    }

    private static BatchListenerFailedException failedAt(ConsumerRecord<byte[], byte[]> kafkaRecord, Exception cause) {
        return new BatchListenerFailedException("report of a use failed", cause, kafkaRecord);
    }

    /** A gateway whose clock is ahead must not keep the true time of later uses from being noted. */
    private Instant notAfterNow(Instant time) {
        Instant now = clock.instant();
        return time.isAfter(now) ? now : time;
    }
}
