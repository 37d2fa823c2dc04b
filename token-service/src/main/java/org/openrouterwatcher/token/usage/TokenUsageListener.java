package org.openrouterwatcher.token.usage;

import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.TokenUsage.TokenUsed;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.inbox.Inbox;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears when tokens were used, so that their owners see which are still needed; no request waits for it. */
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

    @KafkaListener(topics = Topics.TOKEN_USAGE, groupId = GROUP)
    void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        reader.read(kafkaRecord).ifPresent(this::apply);
    }

    private void apply(Envelope<Event> envelope) {
        if (envelope.event() instanceof TokenUsed used) {
            inbox.once(GROUP, envelope, () -> tokens.used(used.tokenId(), notAfterNow(used.lastUsedAt())));
        }
    }

    /** A gateway whose clock is ahead must not keep the true time of later uses from being noted. */
    private Instant notAfterNow(Instant time) {
        Instant now = clock.instant();
        return time.isAfter(now) ? now : time;
    }
}
