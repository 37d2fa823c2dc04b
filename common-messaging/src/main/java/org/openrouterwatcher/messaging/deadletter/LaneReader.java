package org.openrouterwatcher.messaging.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Decision;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.State;
import org.openrouterwatcher.messaging.deadletter.Redelivery.Outcome;

/** Handles what waits in a lane whose first letter is out of the way. Its caller has the lane's turn. */
final class LaneReader {

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
        return readOn(any, () -> System.nanoTime() - end < 0);
    }

    private int readOn(DeadLetter any, BooleanSupplier isTime) {
        int handled = 0;
        Optional<DeadLetter> first = firstOf(any);
        while (first.isPresent() && first.get().isWaiting() && isTime.getAsBoolean() && handle(first.get())) {
            handled++;
            first = letters.firstOfLane(any);
        }
        return handled;
    }

    private Optional<DeadLetter> firstOf(DeadLetter any) {
        return any.kafkaRecord().key() == null ? letters.find(any.id()) : letters.firstOfLane(any);
    }

    private boolean handle(DeadLetter letter) {
        return switch (redelivery.deliver(letter.consumer(), letter.kafkaRecord())) {
            case Outcome.Handled _ ->
                letters.decide(letter.id(), State.RETRIED, new Decision(clock.instant(), null, null));
            case Outcome.Failed failed -> {
                copies.accept(letter.kafkaRecord(), failed.cause());
                letters.failed(letter.id(), CauseText.of(failed.cause()), clock.instant());
                yield false;
            }
            case Outcome.DatabaseAway _, Outcome.NobodyListens _ -> false;
        };
    }
}
