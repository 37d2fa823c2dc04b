package org.openrouterwatcher.messaging.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.Decision;
import org.openrouterwatcher.messaging.deadletter.DeadLetter.State;
import org.openrouterwatcher.messaging.deadletter.DeadLetterDecisions.Decided;
import org.openrouterwatcher.messaging.deadletter.DeadLetterDecisions.Kind;
import org.openrouterwatcher.messaging.deadletter.Redelivery.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out what administrators decide about parked records. Of two at the same time one has its way. */
final class DeadLetterDesk {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterDesk.class);

    /** How long an administrator waits for those behind; the rest is done beside. */
    private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(2);

    private final Letters letters;
    private final LaneTurns turns;
    private final LaneReader lanes;
    private final Redelivery redelivery;
    private final TransactionTemplate transactions;
    private final List<DeadLetterDecisions> hearers;
    private final Clock clock;

    DeadLetterDesk(
            Letters letters,
            LaneTurns turns,
            LaneReader lanes,
            Redelivery redelivery,
            TransactionTemplate transactions,
            List<DeadLetterDecisions> hearers,
            Clock clock) {
        this.letters = letters;
        this.turns = turns;
        this.lanes = lanes;
        this.redelivery = redelivery;
        this.transactions = transactions;
        this.hearers = List.copyOf(hearers);
        this.clock = clock;
    }

    /** Hands a record to its listener again, and after it those behind. */
    Verdict retry(long id, long by) {
        return inTurn(id, letter -> retry(letter, by));
    }

    /** Leaves a record unhandled for ever, and handles those behind. */
    Verdict skip(long id, long by, String reason) {
        return inTurn(id, letter -> decide(letter, Kind.SKIPPED, by, reason));
    }

    private Verdict inTurn(long id, Function<DeadLetter, Verdict> act) {
        DeadLetter seen = letters.find(id).orElse(null);
        if (seen == null) {
            return new Verdict.Unknown();
        }
        return turns.take(seen, () -> ifFirst(id, act)).orElseGet(Verdict.Busy::new);
    }

    /** What was seen before the turn may be over. */
    private Verdict ifFirst(long id, Function<DeadLetter, Verdict> act) {
        DeadLetter letter = letters.find(id).orElse(null);
        if (letter == null) {
            return new Verdict.Unknown();
        }
        if (!letter.isParked()) {
            return new Verdict.DecidedBefore(letter);
        }
        long first = letters.firstOfLane(letter).map(DeadLetter::id).orElse(id);
        return first == id ? act.apply(letter) : new Verdict.NotFirst(first);
    }

    private Verdict retry(DeadLetter letter, long by) {
        return switch (redelivery.deliver(letter.consumer(), letter.kafkaRecord())) {
            case Outcome.Handled _ -> decide(letter, Kind.RETRIED, by, null);
            case Outcome.Failed failed -> noteFailure(letter, by, CauseText.of(failed.cause()));
            case Outcome.DatabaseAway _ -> new Verdict.DatabaseAway();
            case Outcome.NobodyListens _ -> new Verdict.NobodyListens();
        };
    }

    /** The table has the last word: the lock of a turn is lost when its session breaks. */
    private Verdict decide(DeadLetter letter, Kind kind, long by, @Nullable String reason) {
        State state = kind == Kind.SKIPPED ? State.SKIPPED : State.RETRIED;
        boolean decided = transactions.execute(_ -> {
            boolean first = letters.decide(letter.id(), state, new Decision(clock.instant(), by, reason));
            if (first) {
                tell(letter, kind, by, reason, null);
            }
            return first;
        });
        if (!decided) {
            return new Verdict.DecidedBefore(current(letter));
        }
        log(letter, kind, by, reason);
        int handledBehind = lanes.readOn(letter, WAIT_FOR_OTHERS);
        return new Verdict.CarriedOut(current(letter), handledBehind);
    }

    private Verdict noteFailure(DeadLetter letter, long by, String cause) {
        transactions.executeWithoutResult(_ -> {
            letters.failed(letter.id(), cause, clock.instant());
            tell(letter, Kind.RETRY_FAILED, by, null, cause);
        });
        log(letter, Kind.RETRY_FAILED, by, cause);
        return new Verdict.CarriedOut(current(letter), 0);
    }

    private void tell(DeadLetter letter, Kind kind, long by, @Nullable String reason, @Nullable String cause) {
        var decided = new Decided(
                kind, by, letter.id(), letter.consumer(), letter.kafkaRecord().topic(), reason, cause);
        hearers.forEach(each -> each.decided(decided));
    }

    private static void log(DeadLetter letter, Kind kind, long by, @Nullable String reason) {
        log.atInfo()
                .addKeyValue("decision", kind)
                .addKeyValue("userId", by)
                .addKeyValue("deadLetter", letter.id())
                .addKeyValue("consumer", letter.consumer())
                .addKeyValue("topic", letter.kafkaRecord().topic())
                .addKeyValue("reason", reason)
                .log("decided about a dead letter");
    }

    private DeadLetter current(DeadLetter letter) {
        return letters.find(letter.id()).orElse(letter);
    }
}
