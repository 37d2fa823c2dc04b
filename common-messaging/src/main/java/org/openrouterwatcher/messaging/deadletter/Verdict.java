package org.openrouterwatcher.messaging.deadletter;

/** What became of an administrator's decision. */
sealed interface Verdict {

    /**
     * It was carried out.
     *
     * @param letter as it is now: still parked when its retry failed
     * @param handledBehind how many that waited behind it were handled after it
     */
    record CarriedOut(DeadLetter letter, int handledBehind) implements Verdict {}

    /** There is no such letter. */
    record Unknown() implements Verdict {}

    /** Somebody decided about it before. */
    record DecidedBefore(DeadLetter letter) implements Verdict {}

    /** Somebody else is at this key. */
    record Busy() implements Verdict {}

    /** Another of its key comes first. */
    record NotFirst(long firstId) implements Verdict {}

    /** No listener is there for it. */
    record NobodyListens() implements Verdict {}

    /** The database went away meanwhile; the letter is as it was. */
    record DatabaseAway() implements Verdict {}
}
