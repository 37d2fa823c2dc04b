package org.openrouterwatcher.gateway.tokens;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.UnknownEventTypeException;
import org.openrouterwatcher.revocation.TokenView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one record of the feed into the view; whatever a record holds, the next one is read. */
final class TokenEventReader {

    private static final Logger log = LoggerFactory.getLogger(TokenEventReader.class);

    private final TokenView view;
    private final MeterRegistry meters;

    TokenEventReader(TokenView view, MeterRegistry meters) {
        this.view = view;
        this.meters = meters;
    }

    void read(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (kafkaRecord.value() == null) {
            return; // a tombstone: the subject is gone for good, and the view forgets it by its own expiry
        }
        try {
            if (EventDeserializer.read(kafkaRecord).event() instanceof TokenEvent event) {
                view.apply(event);
            } else {
                count("misplaced");
            }
        } catch (UnknownEventTypeException e) {
            count("unknown");
            log.atDebug().addKeyValue("offset", kafkaRecord.offset()).log("token event of an unknown type skipped");
        } catch (RuntimeException e) {
            count("unreadable");
            log.atError()
                    .addKeyValue("partition", kafkaRecord.partition())
                    .addKeyValue("offset", kafkaRecord.offset())
                    .setCause(e)
                    .log("token event cannot be read");
        }
    }

    private void count(String kind) {
        meters.counter("watcher.gateway.token.events.skipped", "kind", kind).increment();
    }
}
