package org.openrouterwatcher.audit.chain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a chain has found.
 *
 * @param entries how many are chained
 * @param unchained how many are written and not yet chained: the chain says nothing about them
 * @param firstAt the time of the oldest entry; null when there is none
 * @param lastAt the time of the newest entry; null when there is none
 * @param head the last link, as it is kept apart from the entries
 * @param flaw the first thing that is wrong; null when the chain is intact
 */
public record Verification(
        long entries,
        long unchained,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        Head head,
        @Nullable Flaw flaw) {

    /**
     * Something that nobody who may only append can have done.
     *
     * @param number the place in the chain
     * @param what what is wrong there, as the rest of a sentence about the entry
     */
    public record Flaw(long number, String what) {

        @Override
        public String toString() {
            return "entry " + number + " " + what;
        }
    }

    /** Empty when the chain is intact. */
    public Optional<Flaw> firstFlaw() {
        return Optional.ofNullable(flaw);
    }
}
