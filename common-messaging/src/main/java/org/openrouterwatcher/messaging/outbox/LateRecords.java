package org.openrouterwatcher.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.openrouterwatcher.events.Versioned;
import org.openrouterwatcher.messaging.outbox.OutboxEntry.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what a relay sent after it had lost its lease: it was frozen with a record in its hands, or the network held
 * it. Such a record may be an older state behind a newer one. Hearers that compare versions are not misled, but
 * compaction would keep the older. So the newer is sent once more, long before anything is compacted.
 */
public final class LateRecords {

    static final String EPOCH = "watcher-epoch";

    private static final Logger log = LoggerFactory.getLogger(LateRecords.class);

    private final OutboxEntries entries;
    private final Counter late;
    private long newestEpoch;

    LateRecords(OutboxEntries entries, MeterRegistry meters) {
        this.entries = entries;
        this.late = Counter.builder("watcher.outbox.late")
                .description("Records sent by a relay that had lost its lease; newer states were sent again")
                .register(meters);
    }

    /** Hears the records of one topic, each in its turn, by one thread. */
    public void hear(ConsumerRecord<byte[], byte[]> kafkaRecord, Versioned event) {
        Header header = kafkaRecord.headers().lastHeader(EPOCH);
        if (header == null) {
            return;
        }
        long epoch = Long.parseLong(new String(header.value(), UTF_8));
        if (epoch >= newestEpoch) {
            newestEpoch = epoch;
            return;
        }
        var subject = new Subject(kafkaRecord.topic(), new String(kafkaRecord.key(), UTF_8));
        entries.sendAgain(subject, event.version());
        late.increment();
        log.atWarn()
                .addKeyValue("subject", subject.key())
                .addKeyValue("epoch", epoch)
                .addKeyValue("newestEpoch", newestEpoch)
                .log("record of an earlier relay came late");
    }
}
