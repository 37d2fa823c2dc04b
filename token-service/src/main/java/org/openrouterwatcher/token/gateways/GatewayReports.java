package org.openrouterwatcher.token.gateways;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.UnreadableEventException;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.messaging.listening.TopicFollower;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears what gateways say of themselves. */
@Component
public class GatewayReports implements TopicFollower.Hearer {

    private static final Logger log = LoggerFactory.getLogger(GatewayReports.class);

    private final EventReader reader;
    private final GatewayRoll roll;
    private final News news;
    private final Map<String, Heard> latest = new ConcurrentHashMap<>();

    private record Heard(FeedApplied report, Instant at) {}

    GatewayReports(EventReader reader, GatewayRoll roll, News news) {
        this.reader = reader;
        this.roll = roll;
        this.news = news;
    }

    /** What a gateway said last. */
    public Optional<FeedApplied> latestOf(String gateway) {
        return Optional.ofNullable(latest.get(gateway)).map(Heard::report);
    }

    @Override
    public void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Instant at = Instant.ofEpochMilli(kafkaRecord.timestamp());
        if (kafkaRecord.value() == null) {
            retired(new String(kafkaRecord.key(), UTF_8), at);
            return;
        }
        try {
            reader.read(kafkaRecord).ifPresent(envelope -> {
                if (envelope.event() instanceof FeedApplied report) {
                    note(report, at);
                }
            });
        } catch (UnreadableEventException e) {
            log.atWarn().addKeyValue("offset", kafkaRecord.offset()).setCause(e).log("report of a gateway skipped");
        }
    }

    @Override
    public void advanced() {
        news.arrive();
    }

    private void note(FeedApplied report, Instant at) {
        roll.heard(report);
        latest.merge(
                report.gateway(),
                new Heard(report, at),
                (known, other) -> other.report().version() > known.report().version() ? other : known);
    }

    /** A gateway that spoke again while it was being retired is not. */
    private void retired(String gateway, Instant at) {
        Heard heard = latest.get(gateway);
        if (heard == null || heard.at().plus(RetiredGateways.SILENT_FOR).isBefore(at)) {
            roll.retired(gateway);
            latest.remove(gateway);
        }
    }
}
