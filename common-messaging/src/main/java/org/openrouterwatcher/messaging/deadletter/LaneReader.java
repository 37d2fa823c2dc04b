package org.openrouterwatcher.messaging.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Decision;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.State;
import org.openrouterwatcher.messaging.deadletter.Redelivery.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles what waits in a lane whose first letter is out of the way. Its caller has the lane's turn. */
final class LaneReader {

    private static final Logger log = LoggerFactory.getLogger(LaneReader.class);

    private final Letters letters;
    private final Redelivery redelivery;
    private final DeadLetters copies;
    private final Clock clock;

    LaneReader(Letters letters, Redelivery redelivery, DeadLetters copies, Clock clock) {
        this.letters = letters;
        this.redelivery = redelivery;
        this.copies = copies;
        this.clock = clock;
    }

    /**
     * Handles the waiting ones in order, until one fails, none is left, or the time is over.
     *
     * @param any a letter of the lane
     * @return how many were handled
     */
    int readOn(DeadLetter any, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        int handled = 0;
        Optional<DeadLetter> first = letters.firstOfLane(any);
        while (first.isPresent() && first.get().isWaiting() && System.nanoTime() - end < 0 && handle(first.get())) {
            handled++;
            first = letters.firstOfLane(any);
        }
        return handled;
    }

    private boolean handle(DeadLetter letter) {
        return switch (redelivery.deliver(letter.consumer(), letter.kafkaRecord())) {
            case Outcome.Handled _ ->
                letters.decide(letter.id(), State.RETRIED, new Decision(clock.instant(), null, null));
            case Outcome.Failed failed -> {
                giveUp(letter, failed.cause());
                yield false;
            }
            case Outcome.DatabaseAway _, Outcome.NobodyListens _ -> false;
        };
    }

    private void giveUp(DeadLetter letter, Exception cause) {
        try {
            copies.accept(letter.kafkaRecord(), cause);
            letters.failed(letter.id(), CauseText.of(cause), clock.instant());
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("deadLetter", letter.id()).setCause(e).log("still waits, next try soon");
        }
    }
}
