package org.openrouterwatcher.messaging.deadletter;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parks records in the service's database, so that every instance knows of them. */
final class ParkedKeys implements Parking {

    private static final Logger log = LoggerFactory.getLogger(ParkedKeys.class);

    private final Letters letters;
    private final Clock clock;

    ParkedKeys(Letters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    /** One small question in quiet times; some for each record while there are letters. */
    @Override
    public List<ConsumerRecord<byte[], byte[]>> admit(String consumer, List<ConsumerRecord<byte[], byte[]>> arrived) {
        Stream<String> topics = arrived.stream().map(ConsumerRecord::topic).distinct();
        if (topics.noneMatch(topic -> letters.areThereAny(consumer, topic))) {
            return arrived;
        }
        return arrived.stream().filter(each -> !isHeld(consumer, each)).toList();
    }

    /** A record that came again after it was parked is held too, whatever was decided about it. */
    private boolean isHeld(String consumer, ConsumerRecord<byte[], byte[]> arrived) {
        return letters.has(consumer, arrived) || letters.addBehind(consumer, arrived, clock.instant());
    }

    @Override
    public void park(String consumer, ConsumerRecord<byte[], byte[]> failed, Throwable cause, int attempts) {
        var failure = new Failure(CauseText.of(cause), clock.instant(), attempts);
        long id = letters.add(consumer, failed, failure);
        log.atWarn()
                .addKeyValue("deadLetter", id)
                .addKeyValue("consumer", consumer)
                .addKeyValue("topic", failed.topic())
                .addKeyValue("partition", failed.partition())
                .addKeyValue("offset", failed.offset())
                .log("record parked, those of its key wait until an administrator decides");
    }
}
